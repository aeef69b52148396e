using System.Threading.Channels;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Journals;

/// <summary>
/// Commits everything that waits in one transaction. While one batch is being synced the next one gathers, so the store's
/// own pace sets the size of the batches.
/// </summary>
internal sealed partial class GroupCommit : IAsyncDisposable
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 500;
    private const int MostBytesAtOnce = 8 * 1024 * 1024;
    private const int FailuresUntilRefusal = 3;
    private static readonly TimeSpan ProbePeriod = TimeSpan.FromSeconds(1);

    private readonly IBatchStore store;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;
    private int failures;
    private volatile string? refusal;

    public GroupCommit(IBatchStore store, TimeProvider clock, ILogger log)
    {
        this.store = store;
        this.clock = clock;
        this.log = log;
        loop = Task.Run(Run);
    }

    /// <summary>Why nothing can be written now; null if the last batch was.</summary>
    public string? WhyNotWritable => refusal;

    /// <summary>Makes something durable.</summary>
    /// <exception cref="VersionConflictException">Its version is taken; the rest of its batch was written.</exception>
    /// <exception cref="JournalUnavailableException">It may or may not be durable.</exception>
    public Task<WriteResult> Write(JournalWrite write)
    {
        if (failures >= FailuresUntilRefusal && refusal is { } reason)
        {
            throw new JournalUnavailableException(reason);
        }

        var entry = new Waiting(write);
        return waiting.Writer.TryWrite(entry)
            ? entry.Done.Task
            : throw new JournalUnavailableException("More waits to be written than the store keeps up with, or it is closing.");
    }

    /// <summary>Writes what waits, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
    }

    private async Task Run()
    {
        var batch = new List<Waiting>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            Gather(batch);
            await Commit(batch);
            batch.Clear();
            while (failures >= FailuresUntilRefusal && !stop.IsCancellationRequested)
            {
                RefuseWaiting();
                await WaitToProbe();
                await Probe();
            }
        }
    }

    private void Gather(List<Waiting> batch)
    {
        var bytes = 0;
        while (batch.Count < MostAtOnce && bytes < MostBytesAtOnce && waiting.Reader.TryRead(out var entry))
        {
            batch.Add(entry);
            bytes += entry.Write.Size;
        }
    }

    private async Task Commit(List<Waiting> batch)
    {
        try
        {
            var results = await store.Commit([.. batch.Select(entry => entry.Write)]);
            failures = 0;
            refusal = null;
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Complete(results[i]);
            }
        }
        catch (Exception error)
        {
            failures++;
            refusal = $"The store took no write: {error.Message}";
            LogFailed(batch.Count, error);
            batch.ForEach(entry => entry.Done.TrySetException(new JournalUnavailableException(refusal, error)));
            await Recover();
            return;
        }

        await Rest();
    }

    private async Task Probe()
    {
        if (await Recover())
        {
            // the next batch is the trial: if it fails too, writes are refused again at once
            failures = FailuresUntilRefusal - 1;
            refusal = null;
            LogHealed();
        }
    }

    private async Task<bool> Recover()
    {
        try
        {
            await store.Recover();
            return true;
        }
        catch (Exception error)
        {
            failures = Math.Max(failures, FailuresUntilRefusal);
            refusal = $"The store took no write: {error.Message}";
            return false;
        }
    }

    private async Task Rest()
    {
        try
        {
            await store.Rest();
        }
        catch (Exception error)
        {
            LogChoreFailed(error);
        }
    }

    private void RefuseWaiting()
    {
        while (waiting.Reader.TryRead(out var entry))
        {
            entry.Done.TrySetException(new JournalUnavailableException(refusal!));
        }
    }

    private async Task WaitToProbe()
    {
        try
        {
            await Task.Delay(ProbePeriod, clock, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // closing
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Count} writes failed; their senders are told to send again.")]
    private partial void LogFailed(int count, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store takes writes again.")]
    private partial void LogHealed();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A chore of the store failed; it is tried again after the next batch.")]
    private partial void LogChoreFailed(Exception error);

    private sealed record Waiting(JournalWrite Write)
    {
        public TaskCompletionSource<WriteResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Complete(WriteResult result)
        {
            if (result.Conflict is { } conflict)
            {
                Done.TrySetException(conflict);
            }
            else
            {
                Done.TrySetResult(result);
            }
        }
    }
}
