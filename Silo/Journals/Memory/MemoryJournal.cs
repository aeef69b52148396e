using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The journal in the memory of the cluster: for tests and demos, lost on exit.</summary>
internal sealed class MemoryJournal(IGrainFactory grains) : IJournal, IFeed, IDirectory, ITenantBook
{
    private readonly IMemoryJournalGrain grain = grains.GetGrain<IMemoryJournalGrain>(0);

    /// <inheritdoc/>
    public ValueTask<ResourceHead?> Load(ResourceKey key) => Ask(grain.Load(key));

    /// <inheritdoc/>
    public ValueTask<Committed> Commit(EventWrite write) => Ask(grain.Commit(write));

    /// <inheritdoc/>
    public ValueTask<Occurrence?> Find(long number, EventKey key) => Ask(grain.Find(number, key));

    /// <inheritdoc/>
    public ValueTask<HistoryPage> ReadHistory(long number, EventKey? after, int size) =>
        Ask(grain.ReadHistory(number, after, size));

    /// <inheritdoc/>
    public ValueTask<long> Keep(string tenant, UnmodelledEvent heard) => Ask(grain.Keep(tenant, heard));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        Ask(grain.ListUnmodelled(tenant, before, size));

    /// <inheritdoc/>
    public ValueTask<long> Quarantine(string tenant, QuarantinedBody body) => Ask(grain.Quarantine(tenant, body));

    /// <inheritdoc/>
    public ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) =>
        Ask(grain.ReadQuarantined(tenant, id));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter? filter = null) =>
        Ask(grain.ListQuarantined(tenant, before, size, filter));

    /// <inheritdoc/>
    public ValueTask<long> Note(string tenant, AuditEntry entry) => Ask(grain.Note(tenant, entry));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditEntry>> ListNotes(string tenant, long? before, int size) =>
        Ask(grain.ListNotes(tenant, before, size));

    /// <inheritdoc/>
    public ValueTask<Guid> CustomerOf(string tenant, Guid told) => Ask(grain.CustomerOf(tenant, told));

    /// <inheritdoc/>
    public ValueTask<FeedPage> Read(long after, int size) => Ask(grain.ReadFeed(after, size));

    /// <inheritdoc/>
    public async ValueTask Wait(long after, TimeSpan most) => await Ask(grain.WaitForFeed(after, most));

    /// <inheritdoc/>
    public ValueTask<SnapshotPage> ReadSnapshot(string tenant, ChangeFilter filter, SnapshotPlace? place, int size) =>
        Ask(grain.ReadSnapshot(tenant, filter, place, size));

    /// <inheritdoc/>
    public ValueTask<FeedSummary> Summarize(string tenant) => Ask(grain.Summarize(tenant));

    /// <inheritdoc/>
    public ValueTask<ResourcePage> List(string tenant, ResourceQuery query, long? before, int size) =>
        Ask(grain.List(tenant, query, before, size));

    /// <inheritdoc/>
    public async ValueTask MarkReplayed(string tenant, long id, DateTimeOffset at) =>
        await Ask(grain.MarkReplayed(tenant, id, at));

    /// <inheritdoc/>
    public ValueTask<long?> KeepReplayed(string tenant, long id, UnmodelledEvent heard) =>
        Ask(grain.KeepReplayed(tenant, id, heard));

    /// <inheritdoc/>
    public ValueTask<string?> WhyNotWritable() => ValueTask.FromResult<string?>(null);

    private static async ValueTask<T> Ask<T>(ValueTask<T> question)
    {
        try
        {
            return await question;
        }
        catch (Exception cause) when (cause is not (VersionConflictException or JournalUnavailableException))
        {
            throw new JournalUnavailableException("The memory journal did not answer.", cause);
        }
    }
}
