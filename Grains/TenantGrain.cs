using Orleans.Concurrency;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;

namespace VoipbinGrains.Grains;

/// <summary>What is kept of a tenant itself. Its key is the tenant's name; it remembers nothing.</summary>
[GrainType("tenant"), StatelessWorker, Reentrant]
internal sealed class TenantGrain(ITenantBook book) : Grain, ITenantGrain
{
    private string Tenant => this.GetPrimaryKeyString();

    public ValueTask<long> Note(AuditEntry entry) => book.Note(Tenant, entry);

    public ValueTask<IReadOnlyList<AuditEntry>> ListNotes(long? before, int size)
    {
        PageSize.Check(size);
        return book.ListNotes(Tenant, before, size);
    }

    public ValueTask<Guid> CustomerOf(Guid told) => book.CustomerOf(Tenant, told);
}
