using VoipbinGrains.Silo.Telemetry;

namespace VoipbinGrains.Silo.Journals;

/// <summary>
/// One writer for all: whatever waits is written in one transaction, so that many writes cost one fsync. A refusal is
/// one write's own; a failure is the whole batch's.
/// </summary>
internal sealed partial class GroupCommit : IAsyncDisposable
{
    private const int MostFailures = 3;
    private const string Closed = "The journal is closed.";
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly WriteQueue waiting = new();
    private readonly List<PendingWrite> batch = new(WriteQueue.MostWrites);
    private readonly CancellationTokenSource closing = new();
    private readonly IBatchStore store;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task loop;
    private volatile string? whyNot;
    private int failures;

    public GroupCommit(IBatchStore store, TimeProvider time, ILogger logger)
    {
        this.store = store;
        this.time = time;
        this.logger = logger;
        loop = Task.Run(Run);
    }

    /// <summary>Why nothing can be written now; null if it can.</summary>
    public string? WhyNotWritable => whyNot;

    /// <summary>Has something written.</summary>
    /// <param name="write">What to write.</param>
    /// <returns>What the store gave it, once it is durable.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    public Task<T> Write<T>(PendingWrite<T> write)
    {
        if (whyNot is { } reason)
        {
            throw new JournalUnavailableException(reason);
        }

        if (!waiting.TryAdd(write))
        {
            throw new JournalUnavailableException(
                closing.IsCancellationRequested ? Closed : "As much waits for the journal as there is room for.");
        }

        return JournalMetrics.Source.HasListeners() ? Traced(write.Done) : write.Done;
    }

    /// <summary>Writes what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Close();
        await closing.CancelAsync();
        await loop;
        whyNot = Closed;
    }

    private static async Task<T> Traced<T>(Task<T> done)
    {
        using var span = JournalMetrics.Source.StartActivity("journal commit");
        return await done;
    }

    private async Task Run()
    {
        while (await waiting.Some())
        {
            waiting.Take(batch);
            if (await Commit())
            {
                await Tidy();
            }

            if (whyNot is not null)
            {
                await Probe();
            }
        }
    }

    private async ValueTask<bool> Commit()
    {
        try
        {
            if (failures > 0)
            {
                await store.Recover();
            }

            var begun = time.GetTimestamp();
            await store.Write(batch);
            JournalMetrics.Committed(batch.Count, time.GetElapsedTime(begun));
        }
        catch (Exception cause)
        {
            JournalMetrics.Failed();
            LogBatchFailed(batch.Count, cause);
            CountFailure(cause);
            batch.ForEach(write => write.Fail(
                new JournalUnavailableException("The batch could not be written.", cause)));
            return false;
        }

        failures = 0;
        batch.ForEach(write => write.Release());
        return true;
    }

    private async ValueTask Tidy()
    {
        try
        {
            await store.Tidy();
        }
        catch (Exception cause)
        {
            LogChoresFailed(cause);
            CountFailure(cause);
        }
    }

    // set before the writers hear of the failure, so that a resend meets the refusal
    private void CountFailure(Exception cause)
    {
        failures++;
        if (failures >= MostFailures)
        {
            whyNot = $"{MostFailures} batches in a row could not be written; tried again each second: {cause.Message}";
        }
    }

    private async ValueTask Probe()
    {
        while (whyNot is { } reason)
        {
            waiting.Refuse(reason);
            try
            {
                await Task.Delay(ProbeInterval, time, closing.Token);
                await store.Recover();
                failures = 0;
                whyNot = null;
                LogWritable();
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                waiting.Refuse(reason);
                return;
            }
            catch (Exception cause)
            {
                LogStillNotWritable(cause);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A batch of {Writes} writes failed as a whole; none of them was acknowledged")]
    private partial void LogBatchFailed(int writes, Exception cause);

    [LoggerMessage(LogLevel.Warning, "The journal's chores failed; all that was acknowledged is durable")]
    private partial void LogChoresFailed(Exception cause);

    [LoggerMessage(LogLevel.Warning, "The journal still cannot be written")]
    private partial void LogStillNotWritable(Exception cause);

    [LoggerMessage(LogLevel.Information, "The journal can be written again")]
    private partial void LogWritable();
}
