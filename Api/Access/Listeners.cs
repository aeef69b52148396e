using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Where HTTP listens: at the same addresses for all, or, with <c>Api:ReadUrls</c>, for readers at others than for
/// those who send webhooks. What is not served at an address is not there.
/// </summary>
internal sealed class Listeners(IServer server, IConfiguration configuration)
{
    private readonly FrozenSet<int> readPorts = ReadUrls.PortsOf(configuration).ToFrozenSet();

    /// <summary>The addresses that take webhooks.</summary>
    public IEnumerable<string> OfSenders => Bound.Where(address => readPorts.Count == 0 || !IsOfReaders(address));

    /// <summary>Whether nobody but this machine reaches what is read.</summary>
    public bool AreReadsLocal =>
        server.Features.Get<IServerAddressesFeature>() is not null && Bound.Where(IsOfReaders).All(IsLoopback);

    private IEnumerable<string> Bound => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    /// <summary>Whether an endpoint is served at the address by which a request came.</summary>
    public bool Serve(HttpContext http, Audience audience) => readPorts.Count == 0
        || audience is Audience.Everybody
        || readPorts.Contains(http.Connection.LocalPort) == audience is Audience.Readers;

    /// <summary>Whether only this machine reaches an address.</summary>
    public static bool IsLoopback(string address) => IsLoopbackHost(BindingAddress.Parse(address).Host);

    /// <summary>Whether a name or address is this machine's own for itself.</summary>
    public static bool IsLoopbackHost(string name) => name.Trim('[', ']') is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip)));

    private bool IsOfReaders(string address) =>
        readPorts.Count == 0 || readPorts.Contains(BindingAddress.Parse(address).Port);
}

/// <summary>Marks for whom an endpoint is; one without a mark is for readers.</summary>
internal sealed record ServedTo(Audience Audience);

/// <summary>For whom an endpoint is.</summary>
internal enum Audience
{
    /// <summary>Those who ask how things are.</summary>
    Readers,

    /// <summary>Those who send webhooks.</summary>
    Senders,

    /// <summary>Both, and those who watch over the process.</summary>
    Everybody,
}
