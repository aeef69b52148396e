using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>What the streams keep, in the journal's database.</summary>
internal sealed class PostgresStreamStore(PostgresJournal journal) : IStreamStore
{
    /// <inheritdoc/>
    public async ValueTask<FeedPage> ReadOf(ResourceKey key, long after, int size) =>
        await journal.Ask(connection => connection.ReadOf(key, after, size));

    /// <inheritdoc/>
    public async ValueTask<StoredState?> ReadState(string id) =>
        await journal.Ask(connection => connection.ReadState(id));

    /// <inheritdoc/>
    public async ValueTask<long?> WriteState(StateWrite write) =>
        await journal.Change(connection => connection.WriteState(write));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Subscribed>> ReadSubscribed(long after) =>
        await journal.Ask(connection => connection.ReadSubscribed(after));

    /// <inheritdoc/>
    public ValueTask WaitForSubscribed(long after, TimeSpan most) => journal.Revisions.Wait(after, most);

    /// <inheritdoc/>
    public async ValueTask<Claim> Claim(int queue) => await journal.Change(connection => connection.Claim(queue));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<int>> Save(IReadOnlyList<Checkpoint> checkpoints) =>
        await journal.Change(connection => connection.Save(checkpoints));

    /// <inheritdoc/>
    public async ValueTask Settle(IReadOnlyList<Subscribed> settled) =>
        await journal.Change(connection => connection.Settle(settled));

    /// <inheritdoc/>
    public async ValueTask Tidy(DateTimeOffset now) => await journal.Change(
        async connection => await connection.Tidy(now) + await connection.TidyLetters(now));
}
