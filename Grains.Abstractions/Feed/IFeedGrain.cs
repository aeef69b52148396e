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
}
