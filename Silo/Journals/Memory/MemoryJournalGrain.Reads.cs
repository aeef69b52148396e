using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <content>What is asked, which is answered from the index.</content>
internal sealed partial class MemoryJournalGrain
{
    /// <inheritdoc/>
    public ValueTask<ResourceHead?> Load(ResourceKey key) => ValueTask.FromResult(index.Load(key));

    /// <inheritdoc/>
    public ValueTask<Occurrence?> Find(long number, EventKey key) => ValueTask.FromResult(index.Find(number, key));

    /// <inheritdoc/>
    public ValueTask<HistoryPage> ReadHistory(long number, EventKey? after, int size) =>
        ValueTask.FromResult(index.ReadHistory(number, after, size));

    /// <inheritdoc/>
    public ValueTask<FeedPage> ReadFeed(long after, int size) => ValueTask.FromResult(index.ReadFeed(after, size));

    /// <inheritdoc/>
    public ValueTask<FeedPage> ReadFeedOf(ResourceKey key, long after, int size) =>
        ValueTask.FromResult(index.ReadOf(key, after, size));

    /// <inheritdoc/>
    public async ValueTask<long> WaitForFeed(long after, TimeSpan most)
    {
        await pulse.Wait(after, most);
        return index.NextPosition - 1;
    }

    /// <inheritdoc/>
    public ValueTask<SnapshotPage> ReadSnapshot(string tenant, ChangeFilter filter, SnapshotPlace? place, int size) =>
        ValueTask.FromResult(index.ReadSnapshot(tenant, filter, place, size));

    /// <inheritdoc/>
    public ValueTask<FeedSummary> Summarize(string tenant) => ValueTask.FromResult(index.Summarize(tenant));

    /// <inheritdoc/>
    public ValueTask<ResourcePage> List(string tenant, ResourceQuery query, long? before, int size) =>
        ValueTask.FromResult(index.List(tenant, query, before, size));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        ValueTask.FromResult(index.ListUnmodelled(tenant, before, size));

    /// <inheritdoc/>
    public ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) =>
        ValueTask.FromResult(index.ReadQuarantined(tenant, id));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter? filter) =>
        ValueTask.FromResult(index.ListQuarantined(tenant, before, size, filter ?? new()));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditEntry>> ListNotes(string tenant, long? before, int size) =>
        ValueTask.FromResult(index.Tenants.ListNotes(tenant, before, size));
}
