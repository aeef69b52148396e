using VoipbinGrains.Tenants;

namespace VoipbinGrains.Silo.Journals;

/// <summary>A note of what an operator asked for, waiting to be kept.</summary>
internal sealed class PendingNote(string tenant, AuditEntry entry) : PendingWrite<long>
{
    public string Tenant => tenant;

    public AuditEntry Entry => entry;

    /// <inheritdoc/>
    protected override int DataSize => entry.Subject.Length;
}
