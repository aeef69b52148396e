using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Resources;

/// <summary>A part of a resource's recorded events, in lifecycle order, oldest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">The key to ask after for the next page; null if this is the last one.</param>
[GenerateSerializer, Immutable, Alias("voipbin.HistoryPage")]
public sealed record HistoryPage(
    [property: Id(0)] IReadOnlyList<RecordedEvent> Events,
    [property: Id(1)] EventKey? Next)
{
    /// <summary>How many bytes of data end a page: a reader's request must not cost a silo its memory.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>The page that begins with the first of these events.</summary>
    /// <param name="inOrder">Events in lifecycle order; no more are read than the page holds, and one.</param>
    /// <param name="size">The most events to hold.</param>
    public static HistoryPage Of(IEnumerable<RecordedEvent> inOrder, int size)
    {
        var events = new List<RecordedEvent>();
        var bytes = 0L;
        foreach (var recorded in inOrder)
        {
            bytes += recorded.Data.Length;
            if (events.Count == size || (events.Count > 0 && bytes > MaxBytes))
            {
                return new HistoryPage(events, events[^1].Key);
            }

            events.Add(recorded);
        }

        return new HistoryPage(events, null);
    }
}
