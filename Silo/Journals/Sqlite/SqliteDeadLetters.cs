using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What subscribers did not take, in the journal's file.</summary>
internal sealed class SqliteDeadLetters(SqliteJournal journal, SqliteStreamStore store, TimeProvider time)
    : IDeadLetters
{
    /// <inheritdoc/>
    public async ValueTask Keep(DeadLetter letter) => await Change(writer => writer.Keep(letter));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DeadLetter>> List(string tenant, long? before, int size) =>
        await journal.Ask(reader => reader.Letters.List(tenant, before ?? long.MaxValue, size));

    /// <inheritdoc/>
    public async ValueTask<DeadLetter?> Find(string tenant, long id) =>
        (await journal.Ask(reader => reader.Letters.List(tenant, id + 1, 1))) is [var found] && found.Id == id
            ? found
            : null;

    /// <inheritdoc/>
    public async ValueTask Ask(long id) => store.Reached(await Change(writer => writer.Ask(id)));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AskedLetter>> ReadAsked(long after) =>
        await journal.Ask(reader => reader.Letters.ReadAsked(after));

    /// <inheritdoc/>
    public async ValueTask Answer(long id, DateTimeOffset? at) => await Change(writer => writer.Answer(id, at));

    /// <inheritdoc/>
    public async ValueTask Mark(Guid subscription, (string Tenant, UnhealthySubscription Subscription)? found) =>
        await Change(writer => writer.Mark(subscription, found));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(string tenant)
    {
        var since = VoipbinTime.ToMicroseconds(time.GetUtcNow() - StreamAges.Unhealthy);
        return await journal.Ask(reader => reader.Letters.ListUnhealthy(tenant, since));
    }

    private Task<T> Change<T>(Func<SqliteLetterWriter, T> write) =>
        journal.Write(new PendingStreamWrite<T>(0, (writer, _) => write(writer.Letters)));
}
