using Microsoft.Extensions.DependencyInjection;
using Orleans.GrainDirectory;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;
using VoipbinGrains.Calls;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Grains;

/// <summary>
/// Silos in this process over the Memory journal, which lives on the first one, and a client outside of them.
/// </summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private TestCluster(InProcessTestCluster cluster) => this.cluster = cluster;

    public IClusterClient Client => cluster.Client;

    /// <summary>A call as one silo reaches it.</summary>
    public ICallGrain CallOn(Guid call, int silo) =>
        cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>().Call(call);

    /// <summary>
    /// Makes a request whose grain is activated on one silo, if the directory knows of no other place.
    /// </summary>
    public async Task Activate(int silo, Func<Task> request)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, cluster.Silos[silo].SiloAddress);
        await request();
        RequestContext.Clear();
    }

    /// <summary>What the first silo is made of.</summary>
    public T Part<T>()
        where T : notnull => cluster.Silos[0].ServiceProvider.GetRequiredService<T>();

    public static async Task<TestCluster> Start(
        int silos, Action<ISiloBuilder>? journal = null, Action<IClientBuilder>? client = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            (journal ?? (host => host.AddMemoryJournal()))(silo);
            silo.AddVoipbinStreams();
        });
        builder.ConfigureClient(host =>
        {
            host.AddVoipbinStreams();
            client?.Invoke(host);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        await cluster.Client.GetGrain<IQuarantineGrain>("default").List(null, 1);
        for (var i = 1; i < silos; i++)
        {
            await cluster.StartAdditionalSiloAsync();
        }

        await cluster.WaitForLivenessToStabilizeAsync(false);
        return new TestCluster(cluster);
    }

    /// <summary>
    /// Makes the directory forget where a grain is, which is how one grain comes to have two activations.
    /// </summary>
    public async Task Forget(IAddressable grain)
    {
        var directory = cluster.Silos[0].ServiceProvider
            .GetRequiredKeyedService<IGrainDirectory>(GrainDirectoryAttribute.DEFAULT_GRAIN_DIRECTORY);
        await directory.Unregister((await directory.Lookup(grain.GetGrainId()))!);
    }

    public Task Kill(int index) => cluster.KillSiloAsync(cluster.Silos[index]);

    public Task Deactivate(IAddressable grain) => cluster.DeactivateAsync(grain);

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
