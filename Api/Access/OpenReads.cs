using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Without keys, reads are open only on this machine: every bound address is loopback, and no proxy says that it passes
/// somebody on.
/// </summary>
internal sealed class OpenReads(IServer server)
{
    private const string ForwardedPrefix = "X-Forwarded-";
    private const string Forwarded = "Forwarded";

    public bool AreOpenTo(HttpRequest request) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.All(IsLoopback) is true
        && !request.Headers.Keys.Any(name => name.Equals(Forwarded, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(ForwardedPrefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
