using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>
/// Reads the store for clients that are behind, a few at a time: after a restart all of them come back at once, and the
/// webhooks that arrive meanwhile must not wait for them.
/// </summary>
internal sealed class CatchUp(IFeedGrain feed) : IDisposable
{
    private const int AtOnce = 3;

    private readonly SemaphoreSlim room = new(AtOnce);

    /// <summary>Reads what was recorded after a position.</summary>
    /// <exception cref="OperationCanceledException">The client left before it was its turn.</exception>
    public async ValueTask<FeedPage> Read(long after, CancellationToken left)
    {
        await room.WaitAsync(left);
        try
        {
            return await feed.Read(after, FeedPage.MaxSize, TimeSpan.Zero);
        }
        finally
        {
            room.Release();
        }
    }

    /// <summary>Reads a part of a snapshot.</summary>
    /// <inheritdoc cref="Read"/>
    public async ValueTask<SnapshotPage> ReadSnapshot(
        string tenant, ChangeFilter filter, SnapshotPlace? place, CancellationToken left)
    {
        await room.WaitAsync(left);
        try
        {
            return await feed.ReadSnapshot(tenant, filter, place, FeedPage.MaxSize);
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();
}
