using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Storage;
using Orleans.TestingHost;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Tests.Journals;

/// <summary>Two silos that share one memory journal, whose storage can be made to fail.</summary>
public sealed class MemoryJournalCluster : ITestedStore, IAsyncLifetime
{
    private readonly InProcessTestCluster cluster;

    public MemoryJournalCluster()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryJournal(quarantine: new() { MaxBytes = ITestedStore.RoomOfQuarantine });
            silo.Services.AddKeyedSingleton<IGrainStorage>(MemoryPages.StorageName, (services, _) =>
                new BrittleStorage(MemoryGrainStorageFactory.Create(services, MemoryPages.StorageName), Fault));
        });
        cluster = builder.Build();
    }

    public IJournal Journal => cluster.Silos[1].ServiceProvider.GetRequiredService<IJournal>();

    public IFeed Feed => cluster.Silos[1].ServiceProvider.GetRequiredService<IFeed>();

    public IDirectory Directory => cluster.Silos[1].ServiceProvider.GetRequiredService<IDirectory>();

    IStreamStore ITestedStore.Streams => cluster.Silos[1].ServiceProvider.GetRequiredService<IStreamStore>();

    IDeadLetters ITestedStore.Letters => cluster.Silos[1].ServiceProvider.GetRequiredService<IDeadLetters>();
    public ITenantBook Book => cluster.Silos[1].ServiceProvider.GetRequiredService<ITenantBook>();

    internal StorageFault Fault { get; } = new();

    internal IGrainStorage Storage =>
        cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(MemoryPages.StorageName);

    internal GrainId Grain => cluster.Client.GetGrain<IMemoryJournalGrain>(0).GetGrainId();

    public async Task PurgeBefore(DateTimeOffset moment) =>
        await cluster.Client.GetGrain<IMemoryJournalGrain>(0).PurgeBefore(moment);

    public async Task Restart() => await cluster.Client.GetGrain<IMemoryJournalGrain>(0)
        .AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    public Task InitializeAsync() => cluster.DeployAsync();

    public async Task DisposeAsync() => await cluster.DisposeAsync();
}
