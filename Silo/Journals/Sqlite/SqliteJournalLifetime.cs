namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Opens the journal before any grain can ask it, and closes it after the last.</summary>
internal sealed class SqliteJournalLifetime(SqliteJournal journal) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<SqliteJournalLifetime>(
        ServiceLifecycleStage.RuntimeStorageServices,
        journal.Open,
        _ => journal.DisposeAsync().AsTask());
}
