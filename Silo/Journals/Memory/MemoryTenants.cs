using VoipbinGrains.Tenants;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>What is known of tenants themselves.</summary>
internal sealed class MemoryTenants
{
    private readonly List<MemoryRow> notes = [];
    private readonly Dictionary<string, Guid> customers = [];

    public long NextNote => notes.Count + 1;

    /// <summary>Adds a row that is committed.</summary>
    /// <returns>False if it is not of a tenant itself.</returns>
    public bool TryAdd(MemoryRow row)
    {
        if (row.Note is not null)
        {
            notes.Add(row);
            return true;
        }

        if (row.Customer is { } told)
        {
            customers.TryAdd(row.Tenant!, told);
            return true;
        }

        return false;
    }

    /// <summary>The customer that was the first to be told; null if none was.</summary>
    public Guid? CustomerOf(string tenant) => customers.TryGetValue(tenant, out var first) ? first : null;

    public IReadOnlyList<AuditEntry> ListNotes(string tenant, long? before, int size) =>
    [
        .. notes.Where(row => row.Tenant == tenant).Select(row => row.Note!).Reverse()
            .Where(note => !(note.Id >= before))
            .Take(size),
    ];
}
