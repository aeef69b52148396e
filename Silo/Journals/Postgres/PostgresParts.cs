namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>What an open journal works with.</summary>
internal sealed record PostgresParts(
    PostgresDatabase Database,
    PostgresStore Store,
    PostgresReaders Readers,
    GroupCommit Commits,
    PostgresListener Listener,
    Projector Projector,
    Retention Retention) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Retention.DisposeAsync();
        await Projector.DisposeAsync();
        await Listener.DisposeAsync();
        await Commits.DisposeAsync();
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }
}
