using Orleans.Concurrency;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The whole journal of a cluster that keeps nothing. There is one, with key 0; its turns are the commit order.</summary>
[GrainInterfaceType("voipbin.memory-journal"), Alias("voipbin.IMemoryJournalGrain")]
internal interface IMemoryJournalGrain : IGrainWithIntegerKey
{
    [AlwaysInterleave, Alias("Load")]
    ValueTask<ResourceHead?> Load(ResourceKey key);

    [Alias("Commit")]
    ValueTask<Committed> Commit(EventWrite write);

    [AlwaysInterleave, Alias("Find")]
    ValueTask<Occurrence?> Find(long number, EventKey key);

    [AlwaysInterleave, Alias("ReadHistory")]
    ValueTask<IReadOnlyList<RecordedEvent>> ReadHistory(long number, EventKey? after, int size);

    [Alias("Keep")]
    ValueTask<long> Keep(string tenant, UnmodelledEvent heard);

    [AlwaysInterleave, Alias("ListUnmodelled")]
    ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size);

    [Alias("Quarantine")]
    ValueTask<long> Quarantine(string tenant, QuarantinedBody body);

    [AlwaysInterleave, Alias("ReadQuarantined")]
    ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id);

    [AlwaysInterleave, Alias("ListQuarantined")]
    ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(string tenant, long? before, int size);
}
