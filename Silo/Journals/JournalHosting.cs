using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Silo.Journals;

/// <summary>Gives a silo its journal.</summary>
internal static class JournalHosting
{
    /// <summary>A journal in one SQLite file: opened before any grain is, closed after the last one.</summary>
    public static ISiloBuilder AddSqliteJournal(this ISiloBuilder silo, SqliteJournalOptions options)
    {
        silo.Services.AddSingleton(options);
        silo.Services.AddSingleton<SqliteJournal>();
        silo.Services.AddSingleton<IJournal>(services => services.GetRequiredService<SqliteJournal>());
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Opening>();
        return silo;
    }

    /// <summary>A journal in Orleans' memory storage, shared by the silos of a cluster; all of it is lost with them.</summary>
    public static ISiloBuilder AddMemoryJournal(this ISiloBuilder silo)
    {
        // one storage grain beside the journal's own, so that they live and die together
        silo.AddMemoryGrainStorage(MemoryJournalGrain.StorageName, options => options.NumStorageGrains = 1);
        silo.Services.AddSingleton<IJournal, MemoryJournal>();
        return silo;
    }

    private sealed class Opening(SqliteJournal journal) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle observer) => observer.Subscribe(
            nameof(SqliteJournal),
            ServiceLifecycleStage.RuntimeStorageServices,
            stop => Task.Run(journal.Open, stop),
            async _ => await journal.DisposeAsync());
    }
}
