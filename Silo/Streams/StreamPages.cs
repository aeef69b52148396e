using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Streams;

/// <summary>Reads streams from the journal, for those who are behind.</summary>
internal sealed partial class StreamPages(
    IFeed feed, IStreamStore store, TimeProvider time, ILogger<StreamPages> logger)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Reads a part of a stream, beside whoever asks; tries again until it can.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The position after which to read.</param>
    /// <param name="stop">Gives up.</param>
    public Task<StreamPage> Read(StreamId stream, long after, CancellationToken stop) =>
        Task.Run(() => TryRead(stream, after, stop), stop);

    private async Task<StreamPage> TryRead(StreamId stream, long after, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return StreamName.ResourceOf(stream) is { } key
                    ? Of(await store.ReadOf(key, after, FeedPage.MaxSize), after)
                    : await Gather(StreamName.FilterOf(stream), after, stop);
            }
            catch (Exception cause) when (!stop.IsCancellationRequested)
            {
                LogFailed(cause);
                await Task.Delay(AfterFailure, time, stop);
            }
        }
    }

    // a kind may be rare: what is between two of its changes is read past, here and not in the agent's turns
    private async Task<StreamPage> Gather(Func<Change, bool> passes, long after, CancellationToken stop)
    {
        var gathered = new List<Change>();
        var (bytes, reached, retained) = (0L, after, (long?)null);
        while (true)
        {
            var page = await feed.Read(reached, FeedPage.MaxSize);
            stop.ThrowIfCancellationRequested();
            retained ??= page.Retained; // what leaves later is met by the page that is read after it
            if (page.Retained > retained && reached < page.Retained)
            {
                return new StreamPage(gathered, reached, retained.Value);
            }

            foreach (var change in page.Changes.Where(passes))
            {
                gathered.Add(change);
                bytes += change.Size;
            }

            reached = page.Reached;
            if (page.IsLast || gathered.Count >= FeedPage.MaxSize || bytes >= FeedPage.MaxBytes)
            {
                return new StreamPage(gathered, reached, retained.Value);
            }
        }
    }

    private static StreamPage Of(FeedPage page, long after) =>
        new([.. page.Changes], Math.Max(after, page.Reached), page.Retained);

    [LoggerMessage(LogLevel.Warning, "A stream cannot be read now; tried again each second")]
    private partial void LogFailed(Exception cause);
}
