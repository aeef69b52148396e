namespace VoipbinGrains.Tenants;

/// <summary>What is kept of a tenant itself. Its key is the tenant's name.</summary>
[GrainInterfaceType("voipbin.tenant"), Alias("voipbin.ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Notes what an operator asked for; it is durable when this returns.</summary>
    /// <param name="entry">The note.</param>
    /// <returns>Its number.</returns>
    [Alias("Note")]
    ValueTask<long> Note(AuditEntry entry);

    /// <summary>The notes, newest first.</summary>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return, 1 to 1000.</param>
    [Alias("ListNotes")]
    ValueTask<IReadOnlyList<AuditEntry>> ListNotes(long? before, int size);

    /// <summary>VoIPBin's customer behind this tenant: the first that was ever told, and no other afterwards.</summary>
    /// <param name="told">The customer that an event tells.</param>
    [Alias("CustomerOf")]
    ValueTask<Guid> CustomerOf(Guid told);
}
