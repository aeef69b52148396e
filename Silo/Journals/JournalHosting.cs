using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;
using Orleans.Storage;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals.Memory;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Silo.Journals.Sqlite;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Silo.Journals;

/// <summary>The silo's journal: one of these.</summary>
internal static class JournalHosting
{
    /// <summary>Keeps the journal in a SQLite file, which is open before the first grain is; for one process.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="options">Where the file is, and how long it keeps what is over.</param>
    public static ISiloBuilder AddSqliteJournal(this ISiloBuilder silo, SqliteJournalOptions options)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(options);
        silo.Services.AddSingleton<SqliteJournal>();
        silo.Services.AddSingleton<IJournal>(services => services.GetRequiredService<SqliteJournal>());
        silo.Services.AddSingleton<IFeed>(services => services.GetRequiredService<SqliteJournal>());
        silo.Services.AddSingleton<IDirectory>(services => services.GetRequiredService<SqliteJournal>());
        silo.Services.AddSingleton<SqliteStreamStore>();
        silo.Services.AddSingleton<IStreamStore>(services => services.GetRequiredService<SqliteStreamStore>());
        silo.Services.AddSingleton<IDeadLetters, SqliteDeadLetters>();
        silo.Services.AddSingleton<ITenantBook>(services => services.GetRequiredService<SqliteJournal>());
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SqliteJournalLifetime>();
        return silo;
    }

    /// <summary>Keeps the journal in a PostgreSQL database, which is open before the first grain is.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="options">Where the database is, and how it is kept.</param>
    public static ISiloBuilder AddPostgresJournal(this ISiloBuilder silo, PostgresJournalOptions options)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(options);
        silo.Services.AddSingleton<PostgresJournal>();
        silo.Services.AddSingleton<IJournal>(services => services.GetRequiredService<PostgresJournal>());
        silo.Services.AddSingleton<IFeed>(services => services.GetRequiredService<PostgresJournal>());
        silo.Services.AddSingleton<IDirectory>(services => services.GetRequiredService<PostgresJournal>());
        silo.Services.AddSingleton<IStreamStore, PostgresStreamStore>();
        silo.Services.AddSingleton<IDeadLetters, PostgresDeadLetters>();
        silo.Services.AddSingleton<ITenantBook>(services => services.GetRequiredService<PostgresJournal>());
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, PostgresJournalLifetime>();
        return silo;
    }

    /// <summary>Keeps the journal in the memory of the cluster, which loses all of it on exit.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="retain">How long after its last event an ended resource is kept; null for ever.</param>
    /// <param name="quarantine">How much the quarantine holds and for how long.</param>
    public static ISiloBuilder AddMemoryJournal(
        this ISiloBuilder silo, TimeSpan? retain = null, QuarantineBounds? quarantine = null)
    {
        // one storage grain holds all of it: it can be lost as a whole, never in part
        silo.AddMemoryGrainStorage(MemoryPages.StorageName, storage => storage
            .Configure(options => options.NumStorageGrains = 1)
            .Configure<Serializer>((options, serializer) =>
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer)));
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(new MemoryJournalOptions(retain, quarantine ?? new QuarantineBounds()));
        silo.Services.AddSingleton<MemoryJournal>();
        silo.Services.AddSingleton<IJournal>(services => services.GetRequiredService<MemoryJournal>());
        silo.Services.AddSingleton<IFeed>(services => services.GetRequiredService<MemoryJournal>());
        silo.Services.AddSingleton<IDirectory>(services => services.GetRequiredService<MemoryJournal>());
        silo.Services.AddSingleton<IStreamStore, MemoryStreamStore>();
        silo.Services.AddSingleton<IDeadLetters, MemoryDeadLetters>();
        silo.Services.AddSingleton<ITenantBook>(services => services.GetRequiredService<MemoryJournal>());
        return silo;
    }
}
