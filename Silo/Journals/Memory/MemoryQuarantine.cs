using VoipbinGrains.Quarantine;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The quarantined bodies, of all tenants, in the order in which they came.</summary>
/// <param name="room">How many bytes of a tenant's are kept, and as many of strangers.</param>
internal sealed class MemoryQuarantine(long room)
{
    private readonly List<MemoryRow> rows = [];

    /// <summary>Adds a body; the oldest leave where there is no room for it.</summary>
    public void Add(MemoryRow added)
    {
        rows.Add(added);
        var newer = 0L;
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            var body = rows[i].Body!;
            if (rows[i].Tenant != added.Tenant || body.IsStrangers != added.Body!.IsStrangers)
            {
                continue;
            }

            if (newer >= room)
            {
                rows.RemoveAt(i);
            }

            newer += body.Body.Length + QuarantineBounds.Overhead;
        }
    }

    public QuarantinedBody? Read(string tenant, long id) =>
        rows.Find(row => row.Tenant == tenant && row.Body!.Id == id)?.Body;

    public IReadOnlyList<QuarantinedBody> List(string tenant, long? before, int size, QuarantineFilter filter) =>
        [.. rows.AsEnumerable().Reverse()
            .Where(row => row.Tenant == tenant && !(row.Body!.Id >= before) && filter.Passes(row.Body!))
            .Take(size)
            .Select(row => row.Body! with { Body = default, Headers = null })];

    /// <summary>Marks a body as replayed; the first mark stays.</summary>
    public void Mark(MemoryReplay replay)
    {
        var index = rows.FindIndex(row => row.Body!.Id == replay.Id);
        var body = rows[index].Body!;
        rows[index] = rows[index] with { Body = body with { ReplayedAt = body.ReplayedAt ?? replay.At } };
    }

    public bool HasOld(MemoryRow purge) => rows.Exists(row => IsOld(row, purge));

    public void Purge(MemoryRow purge) => rows.RemoveAll(row => IsOld(row, purge));

    private static bool IsOld(MemoryRow row, MemoryRow purge) => row.Body!.ReceivedAt
        < (row.Body.IsStrangers ? purge.PurgedStrangersBefore : purge.PurgedBodiesBefore);
}
