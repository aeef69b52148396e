using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Without keys, reads are open only on this machine: every bound address is loopback, no proxy says that it passes
/// somebody on, and no page from elsewhere asks, be it under a name of its own that leads here.
/// </summary>
internal sealed class OpenReads(IServer server)
{
    private const string ForwardedPrefix = "X-Forwarded-";
    private const string Forwarded = "Forwarded";

    public bool AreOpenTo(HttpRequest request) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.All(IsLoopback) is true
        && (!request.Host.HasValue || IsLoopbackHost(request.Host.Host)) // HTTP 1.0 may name none, a browser always does
        && request.Headers.Origin.All(IsLoopbackOrigin)
        && !request.Headers.Keys.Any(name => name.Equals(Forwarded, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(ForwardedPrefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopbackOrigin(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLoopbackHost(uri.Host);

    private static bool IsLoopbackHost(string name) => name.Trim('[', ']') is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip)));

    private static bool IsLoopback(string address)
    {
        return IsLoopbackHost(BindingAddress.Parse(address).Host);
    }
}
