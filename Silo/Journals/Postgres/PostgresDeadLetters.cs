using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>What subscribers did not take, in the journal's database.</summary>
internal sealed class PostgresDeadLetters(PostgresJournal journal, TimeProvider time) : IDeadLetters
{
    /// <inheritdoc/>
    public async ValueTask Keep(DeadLetter letter) => await journal.Change(connection => connection.Keep(letter));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DeadLetter>> List(string tenant, long? before, int size) =>
        await journal.Ask(connection => connection.ListLetters(tenant, before ?? long.MaxValue, size));

    /// <inheritdoc/>
    public async ValueTask<DeadLetter?> Find(string tenant, long id) =>
        (await journal.Ask(connection => connection.ListLetters(tenant, id + 1, 1))) is [var found] && found.Id == id
            ? found
            : null;

    /// <inheritdoc/>
    public async ValueTask Ask(long id) => await journal.Change(connection => connection.AskFor(id));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AskedLetter>> ReadAsked(long after) =>
        await journal.Ask(connection => connection.ReadAsked(after));

    /// <inheritdoc/>
    public async ValueTask Answer(long id, DateTimeOffset? at) =>
        await journal.Change(connection => connection.Answer(id, at));

    /// <inheritdoc/>
    public async ValueTask Mark(Guid subscription, (string Tenant, UnhealthySubscription Subscription)? found) =>
        await journal.Change(connection => connection.Mark(subscription, found));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(string tenant) =>
        await journal.Ask(connection => connection.ListUnhealthy(tenant, time.GetUtcNow() - StreamAges.Unhealthy));
}
