using VoipbinGrains.Feed;

namespace VoipbinGrains.Grains.Journal;

/// <summary>The journal as those see it who listen: what was recorded, in the order of commits.</summary>
public interface IFeed
{
    /// <summary>Reads what was recorded after a position; a page never skips what is committed later.</summary>
    /// <param name="after">The position.</param>
    /// <param name="size">The most to return.</param>
    /// <exception cref="JournalUnavailableException">The store cannot answer now.</exception>
    ValueTask<FeedPage> Read(long after, int size);

    /// <summary>Returns when something may have been recorded after a position: a hint, the page tells.</summary>
    /// <param name="after">The position.</param>
    /// <param name="most">How long to wait at most.</param>
    ValueTask Wait(long after, TimeSpan most);

    /// <summary>Reads a part of how a tenant's resources stood at one position, whatever is recorded since.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="place">Where the part before ended; null for the first, which takes the position.</param>
    /// <param name="size">The most to return; a part may hold none and not be the last.</param>
    /// <exception cref="JournalUnavailableException">The store cannot answer now.</exception>
    ValueTask<SnapshotPage> ReadSnapshot(string tenant, ChangeFilter filter, SnapshotPlace? place, int size);

    /// <summary>What a tenant's feed holds, up to the last commit.</summary>
    /// <param name="tenant">Whose.</param>
    /// <exception cref="JournalUnavailableException">The store cannot answer now.</exception>
    ValueTask<FeedSummary> Summarize(string tenant);
}
