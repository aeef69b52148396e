namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Opens the journal before any grain can ask it, and closes it after the last.</summary>
internal sealed class PostgresJournalLifetime(PostgresJournal journal) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<PostgresJournalLifetime>(
        ServiceLifecycleStage.RuntimeStorageServices,
        journal.Open,
        _ => journal.DisposeAsync().AsTask());
}
