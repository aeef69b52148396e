using Orleans.Streams;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Streams;

/// <summary>Which streams are subscribed to, in the whole cluster; tells the queues of this silo.</summary>
internal sealed partial class SubscribedStreams(
    IStreamStore store,
    IDeadLetters letters,
    IFeed feed,
    IStreamQueueMapper mapper,
    JournalTail tail,
    TimeProvider time,
    ILogger<SubscribedStreams> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Subscribed> known = [];
    private readonly Dictionary<QueueId, QueueCache> queues = [];
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource closing = new();
    private Task? loop;
    private long revision;
    private long askedRevision;

    /// <summary>Opens a queue with what is subscribed to of its streams, and tells it what changes.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="claim">Where its former owner left it.</param>
    public async Task Join(QueueCache queue, Claim claim)
    {
        await turn.WaitAsync();
        try
        {
            await Read();
            queues[queue.Id] = queue;
            queue.Open(claim, [.. known.Values.Where(one => QueueOf(one.Stream) == queue.Id)]);
            await TellAgain(await letters.ReadAsked(0), asked => QueueOf(asked.Stream) == queue.Id);
            loop ??= Task.Run(Run);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Tells a queue no more.</summary>
    public async Task Leave(QueueCache queue)
    {
        await turn.WaitAsync();
        if (queues.TryGetValue(queue.Id, out var present) && present == queue)
        {
            queues.Remove(queue.Id);
        }

        turn.Release();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await (loop ?? Task.CompletedTask);
        closing.Dispose();
        turn.Dispose();
    }

    private async Task Run()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await store.WaitForSubscribed(Math.Max(revision, askedRevision), Longest).AsTask()
                    .WaitAsync(closing.Token);
                await ReadInTurn();
            }
            catch (Exception) when (closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception cause)
            {
                if (queues.Count > 0) // whoever stops gives its queues back, and then closes the store
                {
                    LogFailed(cause);
                }

                await Task.Delay(Longest, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReadInTurn()
    {
        await turn.WaitAsync(closing.Token);
        try
        {
            await Read();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task Read()
    {
        var asked = await letters.ReadAsked(askedRevision);
        await TellAgain(asked, _ => true);
        askedRevision = asked.Select(one => one.Revision).Append(askedRevision).Max();
        var changes = await store.ReadSubscribed(revision);
        foreach (var change in changes)
        {
            if (change.Subscribers == 0)
            {
                known.Remove(change.Stream);
            }
            else
            {
                known[change.Stream] = change;
            }

            if (queues.TryGetValue(QueueOf(change.Stream), out var queue))
            {
                queue.Subscribe(change);
            }
        }

        revision = changes.Select(one => one.Revision).Append(revision).Max();
        if (changes.Count > 0)
        {
            tail.Look();
        }
    }

    private async Task TellAgain(IEnumerable<AskedLetter> asked, Func<AskedLetter, bool> isOurs)
    {
        foreach (var letter in asked.Where(isOurs))
        {
            if (!queues.TryGetValue(QueueOf(letter.Stream), out var queue))
            {
                continue;
            }

            // what retention has taken cannot be told
            var page = await feed.Read(letter.Position - 1, 1);
            if (page.Changes.FirstOrDefault(change => change.Position == letter.Position) is { } change)
            {
                queue.TellAgain(
                    StreamName.Parse(letter.Stream), new ToldAgain(letter.Id, change, time.GetTimestamp()));
            }
        }
    }

    private QueueId QueueOf(string stream) => mapper.GetQueueForStream(StreamName.Parse(stream));

    [LoggerMessage(LogLevel.Warning, "It cannot be read which streams are subscribed to; tried again each second")]
    private partial void LogFailed(Exception cause);
}
