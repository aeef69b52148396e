using Orleans.Concurrency;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Grains;

/// <summary>A tenant's bodies that were not let in. Its key is the tenant's name; it remembers nothing.</summary>
[GrainType("quarantine"), StatelessWorker, Reentrant]
internal sealed class QuarantineGrain(IJournal journal) : Grain, IQuarantineGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public ValueTask<long> Keep(QuarantinedBody body) => journal.Quarantine(Tenant, body);

    public ValueTask<QuarantinedBody?> Get(long id) => journal.ReadQuarantined(Tenant, id);

    public ValueTask<IReadOnlyList<QuarantinedBody>> List(long? before, int size) =>
        ListMatching(new QuarantineFilter(), before, size);

    public ValueTask<IReadOnlyList<QuarantinedBody>> ListMatching(QuarantineFilter filter, long? before, int size)
    {
        PageSize.Check(size);
        return journal.ListQuarantined(Tenant, before, size, filter);
    }

    public ValueTask MarkReplayed(long id, DateTimeOffset at) => journal.MarkReplayed(Tenant, id, at);

    public ValueTask<long?> KeepReplayed(long id, UnmodelledEvent heard) => journal.KeepReplayed(Tenant, id, heard);
}
