using Microsoft.Extensions.DependencyInjection;
using Orleans.GrainDirectory;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Silo.Journals;

namespace VoipbinGrains.Tests.Grains;

/// <summary>Silos in this process over the Memory journal, which lives on the first one, and a client outside of them.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private TestCluster(InProcessTestCluster cluster, ForgetfulDirectory directory)
    {
        this.cluster = cluster;
        Directory = directory;
    }

    public IGrainFactory Client => cluster.Client;

    public ForgetfulDirectory Directory { get; }

    public IGrainFactory Silo(int index) => cluster.Silos[index].ServiceProvider.GetRequiredService<IGrainFactory>();

    public static async Task<TestCluster> Start(int silos, Action<ISiloBuilder>? journal = null)
    {
        var directory = new ForgetfulDirectory();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddGrainDirectory(GrainDirectoryAttribute.DEFAULT_GRAIN_DIRECTORY, (_, _) => directory);
            (journal ?? (host => host.AddMemoryJournal()))(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        await cluster.Client.GetGrain<IQuarantineGrain>("default").List(null, 1);
        for (var i = 1; i < silos; i++)
        {
            await cluster.StartAdditionalSiloAsync();
        }

        await cluster.WaitForLivenessToStabilizeAsync(false);
        return new TestCluster(cluster, directory);
    }

    public Task Kill(int index) => cluster.KillSiloAsync(cluster.Silos[index]);

    public Task Deactivate(IAddressable grain) => cluster.DeactivateAsync(grain);

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
