namespace VoipbinGrains.Api.Changes;

/// <summary>
/// A client on its way through the feed. If it keeps up it is served from the ring that all share; if it does not, from
/// the store, part by part, at its own pace.
/// </summary>
internal sealed class Follower(
    CatchUp behind, ChangeRing ring, FrameText text, SseWriter client, StreamRequest request, FeedPlace place)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>A replay has a processor for itself only while nothing is recorded: what comes in goes first.</summary>
    private static readonly TimeSpan WhileOthersWrite = TimeSpan.FromMilliseconds(15);

    private FeedPlace place = place;
    private long? head;

    /// <summary>Follows the feed until it is stopped.</summary>
    /// <returns>False if the client is too late: retention took what it has not heard yet.</returns>
    public async Task<bool> Follow(TimeProvider time, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var more = ring.More; // before looking: nothing is added unnoticed
            var (frames, upTo, isLast) = await Next(time, stop);
            if (frames is null)
            {
                return false;
            }

            foreach (var frame in frames)
            {
                if (request.Passes(frame.Change))
                {
                    await client.Write(frame.Bytes(request.Hidden));
                }
            }

            place = place with { Position = upTo };
            await TellPosition(isLast);
            await client.Flush();
            if (isLast)
            {
                await more.WaitAsync(client.UntilHeartbeat, time, stop)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return true;
    }

    private async ValueTask<(IReadOnlyList<Frame>? Frames, long UpTo, bool IsLast)> Next(
        TimeProvider time, CancellationToken stop)
    {
        if (ring.TryTake(place.Position, out var frames, out var upTo, out var isLast))
        {
            return (frames, upTo, isLast);
        }

        try
        {
            var page = await behind.Read(place.Position, stop);
            if (page.Head > head && !page.IsLast)
            {
                await Task.Delay(WhileOthersWrite, time, stop);
            }

            head = page.Head;
            return place.HasMissed(page)
                ? (null, place.Position, true)
                : ([.. page.Changes.Select(change => new Frame(change, text))], page.Reached, page.IsLast);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // the tail tells of it in the log
            await Task.Delay(AfterFailure, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ([], place.Position, false);
        }
    }

    private async ValueTask TellPosition(bool isLast)
    {
        if (isLast && !place.IsLive)
        {
            place = place with { IsLive = true };
            await client.Write(text.Live(place.Position));
        }

        if (client.UntilHeartbeat <= TimeSpan.Zero)
        {
            await client.Write(FrameText.Heartbeat(place.Position));
        }
    }
}
