using VoipbinGrains.Api.Telemetry;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>
/// Reads the end of the feed, once for all listeners of this process, while there are any.
/// </summary>
internal sealed partial class FeedTail(
    IGrainFactory grains, FrameText text, TimeProvider time, EdgeMetrics metrics, ILogger<FeedTail> log) : IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private ChangeRing ring = new();
    private CancellationTokenSource stop = new();
    private int listeners;

    /// <summary>The ring, filled until this is disposed of.</summary>
    public Listening Listen()
    {
        lock (gate)
        {
            if (listeners++ == 0)
            {
                stop.Dispose();
                (ring, stop) = (new ChangeRing(), new CancellationTokenSource());
                var (filled, token) = (ring, stop.Token);
                _ = Task.Run(() => Run(filled, token), CancellationToken.None);
            }

            return new Listening(this, ring);
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--listeners == 0)
            {
                stop.Cancel();
            }
        }
    }

    private async Task Run(ChangeRing filled, CancellationToken cancelled)
    {
        var feed = grains.GetGrain<IFeedGrain>(0);
        long? position = null;
        while (!cancelled.IsCancellationRequested)
        {
            try
            {
                position = await Read(feed, filled, position);
            }
            catch (Exception cause)
            {
                LogFailed(cause.GetType().Name, cause.Message);
                await Task.Delay(AfterFailure, time, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<long> Read(IFeedGrain feed, ChangeRing filled, long? position)
    {
        if (position is not { } after)
        {
            var head = (await feed.Read(long.MaxValue, 1, TimeSpan.Zero)).Head;
            filled.Open(head);
            return head;
        }

        var page = await feed.Read(after, FeedPage.MaxSize, FeedPage.MaxWait);
        if (page.Reached > after)
        {
            metrics.Told(page);
            filled.Add([.. page.Changes.Select(change => new Frame(change, text))], page.Reached);
        }

        return page.Reached;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The feed cannot be read now and is tried again. {Error}: {Reason}")]
    private partial void LogFailed(string error, string reason);

    /// <summary>A listener's share of the tail.</summary>
    public sealed class Listening(FeedTail tail, ChangeRing ring) : IDisposable
    {
        public ChangeRing Ring => ring;

        public void Dispose() => tail.Leave();
    }
}
