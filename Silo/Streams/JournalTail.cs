using System.Collections.Concurrent;
using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// Reads the journal once for all queues of this silo, while anybody hears any of their streams. Queues that were taken
/// over behind the others are read for together, and hold nobody up.
/// </summary>
internal sealed partial class JournalTail(
    IFeed feed, IStreamQueueMapper mapper, TimeProvider time, ILogger<JournalTail> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<QueueId, QueueCache> queues = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Signal changed = new();
    private readonly Lock starting = new();
    private Task? loop;

    /// <summary>From here on fills a queue.</summary>
    public void Fill(QueueCache queue)
    {
        queues[queue.Id] = queue;
        lock (starting)
        {
            loop ??= Task.Run(Run);
        }

        changed.Set();
    }

    /// <summary>Fills a queue no more.</summary>
    public void Leave(QueueCache queue) => queues.TryRemove(KeyValuePair.Create(queue.Id, queue));

    /// <summary>Looks at the queues again: somebody may hear one that nobody heard before.</summary>
    public void Look() => changed.Set();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await (loop ?? Task.CompletedTask);
        closing.Dispose();
    }

    private async Task Run()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await Step();
            }
            catch (Exception) when (closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception cause)
            {
                LogFailed(cause);
                await Task.Delay(Longest, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Step()
    {
        var woken = changed.Next; // before looking: no queue comes unnoticed
        var heard = queues.Values.Where(queue => queue.IsActive).ToList();
        if (heard.Count == 0)
        {
            await Rest(woken);
            return;
        }

        var front = heard.Max(queue => queue.Reached);
        var rear = heard.Min(queue => queue.Reached);
        var page = await feed.Read(front, FeedPage.MaxSize);
        Tell(page, heard, front);
        if (rear < front)
        {
            Tell(await feed.Read(rear, FeedPage.MaxSize), heard, rear);
        }
        else if (page.IsLast)
        {
            await Rest(Task.WhenAny(woken, feed.Wait(page.Reached, Longest).AsTask()));
        }
    }

    private Task Rest(Task until) => until.WaitAsync(Longest, time, closing.Token)
        .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    // a queue follows from where it is: one that is behind the page's beginning is not told of it
    private void Tell(FeedPage page, List<QueueCache> heard, long after)
    {
        var following = heard.Where(queue => queue.Reached >= after && queue.Reached < page.Reached).ToList();
        if (following.Count == 0)
        {
            return;
        }

        var parts = following.ToDictionary(queue => queue.Id, _ => new List<(StreamId, Change)>());
        foreach (var change in page.Changes)
        {
            foreach (var stream in StreamName.StreamsOf(change))
            {
                if (parts.TryGetValue(mapper.GetQueueForStream(stream), out var part))
                {
                    part.Add((stream, change));
                }
            }
        }

        following.ForEach(queue => queue.Add(parts[queue.Id], page.Reached));
    }

    [LoggerMessage(LogLevel.Warning, "The streams cannot follow the journal; tried again each second")]
    private partial void LogFailed(Exception cause);
}
