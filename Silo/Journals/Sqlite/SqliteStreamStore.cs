using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What the streams keep, in the journal's file.</summary>
internal sealed class SqliteStreamStore(SqliteJournal journal, TimeProvider time) : IStreamStore
{
    private readonly CommitPulse revisions = new(time);

    /// <inheritdoc/>
    public async ValueTask<FeedPage> ReadOf(ResourceKey key, long after, int size) =>
        await journal.Ask(reader => reader.Streams.ReadOf(key, after, size));

    /// <inheritdoc/>
    public async ValueTask<StoredState?> ReadState(string id) =>
        await journal.Ask(reader => reader.Streams.ReadState(id));

    /// <inheritdoc/>
    public async ValueTask<long?> WriteState(StateWrite write)
    {
        var (version, revision) = await Write(
            write.Bytes.Length, (writer, position) => writer.WriteState(write, position));
        Reached(revision ?? 0);
        return version;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Subscribed>> ReadSubscribed(long after) =>
        await journal.Ask(reader => reader.Streams.ReadSubscribed(after));

    /// <inheritdoc/>
    public ValueTask WaitForSubscribed(long after, TimeSpan most) => revisions.Wait(after, most);

    /// <inheritdoc/>
    public async ValueTask<Claim> Claim(int queue) =>
        await Write(0, (writer, position) => writer.Claim(queue, position));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<int>> Save(IReadOnlyList<Checkpoint> checkpoints) =>
        await Write(0, (writer, _) => writer.Save(checkpoints));

    /// <inheritdoc/>
    public async ValueTask Settle(IReadOnlyList<Subscribed> settled) =>
        await Write(0, (writer, _) => writer.Settle(settled));

    /// <inheritdoc/>
    public async ValueTask Tidy(DateTimeOffset now) => await Write(0, (writer, _) => writer.Tidy(
        VoipbinTime.ToMicroseconds(now - StreamAges.Cleared), VoipbinTime.ToMicroseconds(now - StreamAges.Unused))
        + writer.Letters.Tidy(
            VoipbinTime.ToMicroseconds(now - StreamAges.Letter),
            VoipbinTime.ToMicroseconds(now - StreamAges.Unhealthy)));

    /// <summary>Wakes those who wait for what is subscribed to, or asked for.</summary>
    /// <param name="revision">The revision given last.</param>
    public void Reached(long revision) => revisions.Reach(revision);

    private Task<T> Write<T>(int size, Func<SqliteStreamWriter, long, T> write) =>
        journal.Write(new PendingStreamWrite<T>(size, write));
}
