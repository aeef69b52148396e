using VoipbinGrains.Resources;

namespace VoipbinGrains.Feed;

/// <summary>A part of what stood at one position.</summary>
/// <param name="States">Resources as they stood then.</param>
/// <param name="AsOf">The position: the feed goes on from there.</param>
/// <param name="Next">Where to read on; null if this is the last part.</param>
[GenerateSerializer, Immutable, Alias("voipbin.SnapshotPage")]
public sealed record SnapshotPage(
    [property: Id(0)] IReadOnlyList<ResourceState> States,
    [property: Id(1)] long AsOf,
    [property: Id(2)] SnapshotPlace? Next)
{
    /// <summary>The part that begins with the first of these resources.</summary>
    /// <param name="inOrder">
    /// Resources by number; null where one was looked at and is none. No more are read than the part holds, and one.
    /// </param>
    /// <param name="size">The most to hold; a part also ends at <see cref="FeedPage.MaxBytes"/> of data.</param>
    /// <param name="asOf">The position that the whole snapshot stands for.</param>
    /// <param name="end">Where to read on after all of them; null if there is nothing.</param>
    public static SnapshotPage Of(
        IEnumerable<(long Number, ResourceState? State)> inOrder, int size, long asOf, SnapshotPlace? end)
    {
        var states = new List<ResourceState>();
        var bytes = 0L;
        var last = 0L;
        foreach (var (number, state) in inOrder)
        {
            bytes += state?.Data.Length ?? 0;
            if (states.Count > 0 && state is not null && (states.Count == size || bytes > FeedPage.MaxBytes))
            {
                return new SnapshotPage(states, asOf, new SnapshotPlace(asOf, last));
            }

            last = number;
            if (state is not null)
            {
                states.Add(state);
            }
        }

        return new SnapshotPage(states, asOf, end);
    }
}
