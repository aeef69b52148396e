namespace VoipbinGrains.Silo.Journals;

/// <summary>A customer of VoIPBin's that waits to become the tenant's, if none is yet; it gets the tenant's.</summary>
internal sealed class PendingCustomer(string tenant, Guid told) : PendingWrite<Guid>
{
    public string Tenant => tenant;

    public Guid Told => told;

    /// <inheritdoc/>
    protected override int DataSize => 0;
}
