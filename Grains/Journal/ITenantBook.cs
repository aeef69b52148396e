using VoipbinGrains.Tenants;

namespace VoipbinGrains.Grains.Journal;

/// <summary>What the store keeps of tenants themselves; none of it takes a position in the feed.</summary>
public interface ITenantBook
{
    /// <summary>Notes what an operator asked for.</summary>
    /// <param name="tenant">Whose things it is about.</param>
    /// <param name="entry">The note.</param>
    /// <returns>Its number; numbers only grow.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    ValueTask<long> Note(string tenant, AuditEntry entry);

    /// <summary>A tenant's notes, newest first. They are kept for ever.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return.</param>
    ValueTask<IReadOnlyList<AuditEntry>> ListNotes(string tenant, long? before, int size);

    /// <summary>VoIPBin's customer behind a tenant: the first that was ever told.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="told">The customer that an event tells.</param>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    ValueTask<Guid> CustomerOf(string tenant, Guid told);
}
