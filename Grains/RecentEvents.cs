using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains;

/// <summary>The last few events of a resource, because a repeat usually follows within seconds.</summary>
internal sealed class RecentEvents
{
    private const int Kept = 64;

    private readonly List<(EventIdentity Identity, Occurrence Occurrence)> events = [];
    private int oldest;

    public void Add(RecordedEvent recorded)
    {
        var entry = (recorded.Key.Identity, new Occurrence(recorded.Version, recorded.Position));
        if (events.Count < Kept)
        {
            events.Add(entry);
            return;
        }

        events[oldest] = entry;
        oldest = (oldest + 1) % Kept;
    }

    public Occurrence? Find(EventIdentity identity)
    {
        foreach (var (known, occurrence) in events)
        {
            if (known == identity)
            {
                return occurrence;
            }
        }

        return null;
    }
}
