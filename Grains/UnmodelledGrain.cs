using Orleans.Concurrency;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Grains;

/// <summary>A tenant's events that no resource receives. Its key is the tenant's name; it remembers nothing.</summary>
[GrainType("unmodelled"), StatelessWorker, Reentrant]
internal sealed class UnmodelledGrain(IJournal journal) : Grain, IUnmodelledGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public ValueTask<long> Keep(UnmodelledEvent heard) => journal.Keep(Tenant, heard);

    public ValueTask<IReadOnlyList<UnmodelledEvent>> List(long? before, int size)
    {
        PageSize.Check(size);
        return journal.ListUnmodelled(Tenant, before, size);
    }
}
