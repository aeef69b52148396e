using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Receiving;

/// <summary>
/// A resource's newest events by its lifecycle: a repeat usually follows within seconds, and so does what was
/// overtaken.
/// </summary>
/// <param name="known">Every event after this one is told; null if every event at all.</param>
internal sealed class RecentEvents(EventKey? known)
{
    /// <summary>How many are kept.</summary>
    internal const int Kept = 512;

    private readonly List<(EventKey Key, Occurrence Occurrence)> events = []; // in the order of keys
    private EventKey? after = known;

    /// <summary>Adds an event that is recorded.</summary>
    public void Add(RecordedEvent recorded)
    {
        var place = PlaceOf(recorded.Key);
        events.Insert(place < 0 ? ~place : place, (recorded.Key, new Occurrence(recorded.Version, recorded.Position)));
        if (events.Count > Kept)
        {
            after = after is { } least && least > events[0].Key ? least : events[0].Key;
            events.RemoveAt(0);
        }
    }

    /// <summary>Finds an event.</summary>
    /// <returns>Null if it is not here.</returns>
    public Occurrence? Find(EventKey heard) => PlaceOf(heard) is var place and >= 0 ? events[place].Occurrence : null;

    /// <summary>Whether an event that is not here is not recorded.</summary>
    public bool Covers(EventKey heard) => after is not { } least || heard > least;

    private int PlaceOf(EventKey key) => events.BinarySearch((key, default), ByKey.Instance);

    private sealed class ByKey : IComparer<(EventKey Key, Occurrence)>
    {
        public static ByKey Instance { get; } = new();

        public int Compare((EventKey Key, Occurrence) x, (EventKey Key, Occurrence) y) => x.Key.CompareTo(y.Key);
    }
}
