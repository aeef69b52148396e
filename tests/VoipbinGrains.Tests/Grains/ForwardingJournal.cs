using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Tests.Grains;

/// <summary>Hands everything on to another journal.</summary>
internal abstract class ForwardingJournal(IJournal journal) : IJournal
{
    public virtual ValueTask<Committed> Commit(EventWrite write) => journal.Commit(write);

    public ValueTask<ResourceHead?> Load(ResourceKey key) => journal.Load(key);

    public virtual ValueTask<Occurrence?> Find(long number, EventKey key) => journal.Find(number, key);

    public ValueTask<HistoryPage> ReadHistory(long number, EventKey? after, int size) =>
        journal.ReadHistory(number, after, size);

    public ValueTask<long> Keep(string tenant, UnmodelledEvent heard) => journal.Keep(tenant, heard);

    public ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        journal.ListUnmodelled(tenant, before, size);

    public ValueTask<long> Quarantine(string tenant, QuarantinedBody body) => journal.Quarantine(tenant, body);

    public ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) => journal.ReadQuarantined(tenant, id);

    public ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter? filter = null) =>
        journal.ListQuarantined(tenant, before, size, filter);

    public virtual ValueTask MarkReplayed(string tenant, long id, DateTimeOffset at) =>
        journal.MarkReplayed(tenant, id, at);

    public ValueTask<long?> KeepReplayed(string tenant, long id, UnmodelledEvent heard) =>
        journal.KeepReplayed(tenant, id, heard);

    public ValueTask<string?> WhyNotWritable() => journal.WhyNotWritable();
}
