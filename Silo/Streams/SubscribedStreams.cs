using Orleans.Streams;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Streams;

/// <summary>Which streams are subscribed to, in the whole cluster; tells the queues of this silo.</summary>
internal sealed partial class SubscribedStreams(
    IStreamStore store,
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
            queue.Open(claim, [.. known.Values.Where(one => QueueOf(one) == queue.Id)]);
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
                await store.WaitForSubscribed(Volatile.Read(ref revision), Longest).AsTask().WaitAsync(closing.Token);
                await turn.WaitAsync(closing.Token);
                await Read().ContinueWith(
                    read =>
                    {
                        turn.Release();
                        return read;
                    },
                    TaskScheduler.Default).Unwrap();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (JournalUnavailableException cause)
            {
                LogFailed(cause);
                await Task.Delay(Longest, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Read()
    {
        var changes = await store.ReadSubscribed(revision);
        foreach (var change in changes)
        {
            Volatile.Write(ref revision, change.Revision);
            if (change.Subscribers == 0)
            {
                known.Remove(change.Stream);
            }
            else
            {
                known[change.Stream] = change;
            }

            if (queues.TryGetValue(QueueOf(change), out var queue))
            {
                queue.Subscribe(change);
            }
        }

        if (changes.Count > 0)
        {
            tail.Look();
        }
    }

    private QueueId QueueOf(Subscribed one) => mapper.GetQueueForStream(StreamName.Parse(one.Stream));

    [LoggerMessage(LogLevel.Warning, "It cannot be read which streams are subscribed to; tried again each second")]
    private partial void LogFailed(Exception cause);
}
