using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The journal of a cluster that keeps nothing: every silo asks the one grain that holds it.</summary>
internal sealed class MemoryJournal(IGrainFactory grains) : IJournal
{
    private IMemoryJournalGrain Grain => grains.GetGrain<IMemoryJournalGrain>(0);

    public ValueTask<ResourceHead?> Load(ResourceKey key) => Grain.Load(key);

    public ValueTask<Committed> Commit(EventWrite write) => Grain.Commit(write);

    public ValueTask<Occurrence?> Find(long number, EventKey key) => Grain.Find(number, key);

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadHistory(long number, EventKey? after, int size) =>
        Grain.ReadHistory(number, after, size);

    public ValueTask<long> Keep(string tenant, UnmodelledEvent heard) => Grain.Keep(tenant, heard);

    public ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        Grain.ListUnmodelled(tenant, before, size);

    public ValueTask<long> Quarantine(string tenant, QuarantinedBody body) => Grain.Quarantine(tenant, body);

    public ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) => Grain.ReadQuarantined(tenant, id);

    public ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(string tenant, long? before, int size) =>
        Grain.ListQuarantined(tenant, before, size);

    // it writes to memory
    public ValueTask<string?> WhyNotWritable() => new((string?)null);
}
