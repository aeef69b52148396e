using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>Tells one client what it asks for: where it begins, then change after change, then how it ends.</summary>
internal sealed class ChangeStream(
    FeedTail tail, IGrainFactory grains, FrameText text, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private readonly IFeedGrain feed = grains.GetGrain<IFeedGrain>(0);

    /// <summary>Sends until the client leaves, the server stops, or what is asked for cannot be told.</summary>
    /// <exception cref="Exception">The feed cannot be read now; nothing was sent.</exception>
    public async Task Send(HttpContext http, StreamRequest request)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime.ApplicationStopping);
        using var listening = tail.Listen();
        var newest = await feed.Read(long.MaxValue, 1, TimeSpan.Zero);
        var client = new SseWriter(http, time, lifetime.ApplicationStopping);
        try
        {
            await client.Open();
            var follower = Begin(request, newest) is { } place
                ? new Follower(feed, listening.Ring, text, client, request, place)
                : null;
            var isWhole = follower is not null && await follower.Follow(time, stop.Token);
            await client.Write(isWhole ? text.Bye() : text.Reset());
            await client.Flush();
        }
        catch (OperationCanceledException)
        {
            // the client left
        }
    }

    // null: changes from there on are not all retained, or it is no place
    private static FeedPlace? Begin(StreamRequest request, FeedPage newest) => request.From switch
    {
        StreamStart.Now => new FeedPlace(newest.Head),
        StreamStart.After { Position: 0 } => new FeedPlace(0) { Floor = newest.Retained },
        StreamStart.After { Position: var position } when position >= newest.Retained && position <= newest.Head =>
            new FeedPlace(position),
        _ => null,
    };
}
