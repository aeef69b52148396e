namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>How many events were heard, by tenant and type, since the beginning, and when the last one was.</summary>
internal sealed class MemoryCounters
{
    private readonly Dictionary<string, Dictionary<string, long>> counts = [];
    private readonly Dictionary<string, HashSet<string>> types = [];
    private readonly Dictionary<string, DateTimeOffset> last = [];

    public void Count(string tenant, string type, DateTimeOffset receivedAt)
    {
        types.TryAdd(tenant, []);
        counts.TryAdd(tenant, []);
        var counted = CountedTypes.Of(types[tenant], type);
        counts[tenant][counted] = counts[tenant].GetValueOrDefault(counted) + 1;
        last[tenant] = receivedAt > last.GetValueOrDefault(tenant) ? receivedAt : last[tenant];
    }

    public Dictionary<string, long> ByType(string tenant) => new(counts.GetValueOrDefault(tenant) ?? []);

    public DateTimeOffset? LastReceivedAt(string tenant) => last.TryGetValue(tenant, out var time) ? time : null;
}
