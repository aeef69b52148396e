using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace VoipbinGrains.Tests.Api;

/// <summary>A server that is bound to addresses and does nothing.</summary>
internal sealed class BoundServer : IServer
{
    public BoundServer(params string[] addresses)
    {
        var bound = new ServerAddressesFeature();
        Array.ForEach(addresses, bound.Addresses.Add);
        Features.Set<IServerAddressesFeature>(bound);
    }

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
