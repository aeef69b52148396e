using System.Collections.Concurrent;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Streams;

/// <summary>Saves each second how far this silo's queues are, all together.</summary>
internal sealed partial class Checkpoints(
    IStreamStore store, IDeadLetters letters, IFeed feed, TimeProvider time, ILogger<Checkpoints> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How often what is of no use any more is taken out, and queues that nobody hears are moved on.</summary>
    private const int TurnsBetweenTidying = 60;

    private readonly ConcurrentDictionary<QueueCache, Checkpoint> saved = [];
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock starting = new();
    private Task? loop;
    private int turns;

    /// <summary>From here on saves how far a queue is.</summary>
    public void Follow(QueueCache queue, Checkpoint last)
    {
        saved[queue] = last;
        lock (starting)
        {
            loop ??= Task.Run(Run);
        }
    }

    /// <summary>Saves how far a queue is once more, then never again.</summary>
    public async Task Leave(QueueCache queue)
    {
        await turn.WaitAsync();
        try
        {
            await Save([queue]);
        }
        catch (JournalUnavailableException cause)
        {
            LogFailed(cause);
        }
        finally
        {
            saved.TryRemove(queue, out _);
            turn.Release();
        }
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
            await Task.Delay(Interval, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await turn.WaitAsync();
            try
            {
                if (++turns % TurnsBetweenTidying == 0)
                {
                    await Tidy();
                }

                await Save(saved.Keys.Where(queue => queue.IsActive || turns % TurnsBetweenTidying == 0));
            }
            catch (Exception cause)
            {
                LogFailed(cause);
            }
            finally
            {
                turn.Release();
            }
        }
    }

    private async Task Save(IEnumerable<QueueCache> queues)
    {
        var looks = queues.Select(queue => (Queue: queue, Look: queue.Look())).ToList();
        var moved = looks.FindAll(one => !IsSame(saved.GetValueOrDefault(one.Queue), one.Look.Checkpoint));
        if (moved.Count > 0)
        {
            var lost = await store.Save([.. moved.Select(one => one.Look.Checkpoint)]);
            foreach (var (queue, look) in moved)
            {
                saved[queue] = look.Checkpoint;
                if (lost.Contains(look.Checkpoint.Queue))
                {
                    saved.TryRemove(queue, out _); // its new owner saves from here on
                    LogLost(look.Checkpoint.Queue);
                }
            }
        }

        // after the checkpoint that tells them
        if (looks.SelectMany(one => one.Look.Settled).ToList() is { Count: > 0 } settled)
        {
            await store.Settle(settled);
        }

        foreach (var letter in looks.SelectMany(one => one.Look.Answered))
        {
            await letters.Answer(letter, time.GetUtcNow());
        }

        foreach (var subscription in looks.SelectMany(one => one.Look.Recovered))
        {
            await letters.Mark(subscription, found: null);
        }
    }

    private async Task Tidy()
    {
        await store.Tidy(time.GetUtcNow());
        var head = (await feed.Read(long.MaxValue, 1)).Head;
        foreach (var queue in saved.Keys)
        {
            queue.Skip(head);
        }
    }

    private static bool IsSame(Checkpoint? one, Checkpoint other) =>
        one is not null && one.Position == other.Position && one.Laggards.SequenceEqual(other.Laggards);

    [LoggerMessage(LogLevel.Warning, "It cannot be saved how far streams are; tried again each second")]
    private partial void LogFailed(Exception cause);

    [LoggerMessage(LogLevel.Information, "Queue {Queue} was taken over by another silo")]
    private partial void LogLost(int queue);
}
