namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What an open journal works with.</summary>
internal sealed record SqliteParts(
    SqliteFile File,
    SqliteStore Store,
    GroupCommit Commits,
    SqliteReaders Readers,
    Projector Projector,
    Retention Retention) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Retention.DisposeAsync();
        await Projector.DisposeAsync();
        await Commits.DisposeAsync();
        await Readers.DisposeAsync();
        Store.Dispose(); // the last connection to close takes the WAL away, if it may write
        File.Dispose();
    }
}
