namespace VoipbinGrains.Feed;

/// <summary>The journal, read from a position. There is one, of key 0; each silo answers for itself.</summary>
[GrainInterfaceType("voipbin.feed"), Alias("voipbin.IFeedGrain")]
public interface IFeedGrain : IGrainWithIntegerKey
{
    /// <summary>Reads what was recorded after a position.</summary>
    /// <param name="after">The position; 0 is before the first, one beyond the head reads nothing.</param>
    /// <param name="size">The most to return, 1 to <see cref="FeedPage.MaxSize"/>.</param>
    /// <param name="wait">How long to wait if there is nothing, at most <see cref="FeedPage.MaxWait"/>.</param>
    [Alias("Read")]
    ValueTask<FeedPage> Read(long after, int size, TimeSpan wait);

    /// <summary>Reads how the resources stood at one position, part by part, however long it takes.</summary>
    /// <param name="tenant">Whose resources.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="place">Where the part before ended; null for the first.</param>
    /// <param name="size">The most to return, 1 to <see cref="FeedPage.MaxSize"/>.</param>
    [Alias("ReadSnapshot")]
    ValueTask<SnapshotPage> ReadSnapshot(string tenant, ChangeFilter filter, SnapshotPlace? place, int size);

    /// <summary>What a tenant's feed holds, in a few numbers.</summary>
    /// <param name="tenant">Whose.</param>
    [Alias("Summarize")]
    ValueTask<FeedSummary> Summarize(string tenant);
}
