using Orleans.Concurrency;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Grains;

/// <summary>Reads the journal for those who listen; it remembers nothing.</summary>
/// <remarks>One activation a silo serves them all: who waits costs nothing, and must not hold up the others.</remarks>
[GrainType("feed"), StatelessWorker(1), Reentrant]
internal sealed class FeedGrain(IFeed feed) : Grain, IFeedGrain
{
    public async ValueTask<FeedPage> Read(long after, int size, TimeSpan wait)
    {
        CheckSize(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, FeedPage.MaxWait);
        var page = await feed.Read(after, size);
        if (page.Changes.Count > 0 || wait <= TimeSpan.Zero)
        {
            return page;
        }

        await feed.Wait(page.Reached, wait);
        return await feed.Read(after, size);
    }

    public ValueTask<SnapshotPage> ReadSnapshot(string tenant, ChangeFilter filter, SnapshotPlace? place, int size)
    {
        CheckSize(size);
        return feed.ReadSnapshot(tenant, filter, place, size);
    }

    public ValueTask<FeedSummary> Summarize(string tenant) => feed.Summarize(tenant);

    private static void CheckSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, FeedPage.MaxSize);
    }
}
