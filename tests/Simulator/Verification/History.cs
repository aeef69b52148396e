using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>A resource's events as the server has them, and how the resource stands by them.</summary>
internal sealed class History(ToldResource resource, IReadOnlyList<RecordedEntry> entries)
{
    /// <summary>As they were listed.</summary>
    public IReadOnlyList<RecordedEntry> Entries => entries;

    public int Version => entries.Count;

    public long Position => entries.Count == 0 ? 0 : entries.Max(one => one.Position);

    public int Anomalies => entries.Count(one => one.Disposition is "anomaly");

    /// <summary>Reads all pages.</summary>
    public static async Task<History> Read(ServerReader server, ToldResource resource, CancellationToken stop)
    {
        var entries = new List<RecordedEntry>();
        string? token = null;
        do
        {
            var next = token is null ? "" : $"&page_token={Uri.EscapeDataString(token)}";
            var page = await server.Get($"{resource.Path}/events?page_size=1000{next}", stop);
            if (page is null)
            {
                break;
            }

            entries.AddRange(page.Json.GetProperty("result").EnumerateArray().Select(RecordedEntry.Read));
            token = page.Json.GetProperty("next_page_token").GetString();
        }
        while (token is not null);
        return new(resource, entries);
    }

    /// <summary>The acknowledged events that it has not got.</summary>
    public IEnumerable<ToldEvent> Missing()
    {
        var there = entries.Select(one => one.Hash).ToHashSet();
        return resource.Events.Where(one => one.IsAcknowledged && !there.Contains(one.Hash));
    }

    /// <summary>How the resource stood after each version, from the first on, by the events that were told.</summary>
    public IEnumerable<(RecordedEntry Entry, Standing Standing)> Play()
    {
        var standing = Standing.None;
        foreach (var entry in entries.OrderBy(one => one.Version))
        {
            if (resource.Find(entry.Hash) is { } told)
            {
                standing = standing.After(resource.Kind, told);
            }

            yield return (entry, standing);
        }
    }
}
