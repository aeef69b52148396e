using VoipbinGrains.Api.Telemetry;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>Tells one client what it asks for: where it begins, then change after change, then how it ends.</summary>
internal sealed partial class ChangeStream(
    FeedTail tail,
    CatchUp behind,
    FrameText text,
    TimeProvider time,
    EdgeMetrics metrics,
    IHostApplicationLifetime lifetime,
    ILogger<ChangeStream> log)
{
    /// <summary>Sends until the client leaves, the server stops, or what is asked for cannot be told.</summary>
    /// <exception cref="Exception">The feed cannot be read now; nothing was sent.</exception>
    public async Task Send(HttpContext http, StreamRequest request)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime.ApplicationStopping);
        using var expired = new CancellationTokenSource(Left(request), time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, expired.Token);
        using var counted = metrics.Listening();
        using var listening = tail.Listen();
        var newest = await behind.Read(long.MaxValue, stop.Token);
        var client = new SseWriter(http, time, lifetime.ApplicationStopping);
        try
        {
            await client.Open();
            await client.Write(await Tell(request, newest, client, listening.Ring, ended.Token, expired.Token));
            await client.Flush();
        }
        catch (OperationCanceledException)
        {
            // the client left
        }
        catch (Exception cause) when (http.Response.HasStarted)
        {
            LogBrokenOff(cause.GetType().Name, cause.Message);
        }
    }

    // what is returned is the last frame: how it ends
    private async Task<byte[]> Tell(
        StreamRequest request,
        FeedPage newest,
        SseWriter client,
        ChangeRing ring,
        CancellationToken stop,
        CancellationToken expired)
    {
        try
        {
            var place = request.From is StreamStart.Snapshot
                ? new FeedPlace(await new Snapshot(behind, text, client, time).Send(request, stop)) { IsLive = true }
                : Begin(request, newest);
            return place is not null
                && await new Follower(behind, ring, text, client, request, place).Follow(time, stop)
                ? End()
                : text.Reset();
        }
        catch (OperationCanceledException)
            when (lifetime.ApplicationStopping.IsCancellationRequested || expired.IsCancellationRequested)
        {
            return End();
        }

        byte[] End() => expired.IsCancellationRequested ? text.Expired() : text.Bye();
    }

    private TimeSpan Left(StreamRequest request) =>
        request.Until is not { } end ? Timeout.InfiniteTimeSpan
        : end - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left
        : TimeSpan.Zero;

    // null: changes from there on are not all retained, or it is no place
    private static FeedPlace? Begin(StreamRequest request, FeedPage newest) => request.From switch
    {
        StreamStart.Now => new FeedPlace(newest.Head),
        StreamStart.Everything => new FeedPlace(0) { Floor = newest.Retained },
        StreamStart.After { Position: var position } when position >= newest.Retained && position <= newest.Head =>
            new FeedPlace(position),
        _ => null,
    };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A stream was broken off; its client will resume. {Error}: {Reason}")]
    private partial void LogBrokenOff(string error, string reason);
}
