namespace VoipbinGrains.Feed;

/// <summary>A part of the feed.</summary>
/// <param name="Changes">What was recorded after the position that was asked for, in order.</param>
/// <param name="Reached">The position up to which the part is complete: the one to ask after next.</param>
/// <param name="Head">The position given last.</param>
/// <param name="Retained">
/// The position from which on all is still there: whoever stands before it may have missed what retention took.
/// </param>
[GenerateSerializer, Immutable, Alias("voipbin.FeedPage")]
public sealed record FeedPage(
    [property: Id(0)] IReadOnlyList<Change> Changes,
    [property: Id(1)] long Reached,
    [property: Id(2)] long Head,
    [property: Id(3)] long Retained)
{
    /// <summary>The most entries of a page: readers must not hold the store's log back.</summary>
    public const int MaxSize = 500;

    /// <summary>
    /// How many bytes end a page: each reader that has fallen behind holds one for as long as it takes to send it.
    /// </summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>How long a reader may wait: well below the time after which a call is given up.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    /// <summary>Whether nothing more was there to read.</summary>
    public bool IsLast => Reached >= Head;

    /// <summary>The page that begins with the first of these changes.</summary>
    /// <param name="inOrder">Changes in order; no more are read than the page holds, and one.</param>
    /// <param name="size">The most to hold.</param>
    /// <param name="after">The position that all of them are after.</param>
    /// <param name="head">The position given last.</param>
    /// <param name="retained">The position from which on all is still there.</param>
    public static FeedPage Of(IEnumerable<Change> inOrder, int size, long after, long head, long retained)
    {
        var changes = new List<Change>();
        var bytes = 0L;
        foreach (var change in inOrder)
        {
            bytes += change.Size;
            if (changes.Count == size || (changes.Count > 0 && bytes > MaxBytes))
            {
                return new FeedPage(changes, changes[^1].Position, head, retained);
            }

            changes.Add(change);
        }

        return new FeedPage(changes, Math.Max(after, head), head, retained);
    }
}
