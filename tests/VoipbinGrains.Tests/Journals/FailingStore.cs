using System.Threading.Channels;
using VoipbinGrains.Silo.Journals;

namespace VoipbinGrains.Tests.Journals;

/// <summary>A store that fails as often as it is told to, and holds a batch until it is let go.</summary>
internal sealed class FailingStore : IBatchStore
{
    private readonly Channel<int> started = Channel.CreateUnbounded<int>();
    private TaskCompletionSource? held;
    private volatile bool broken;
    private volatile int failures;
    private long counter;

    /// <summary>The sizes of the batches that were written.</summary>
    public List<int> Written { get; } = [];

    /// <summary>What was called, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>How many of the next batches fail.</summary>
    public int Failures { set => failures = value; }

    /// <summary>Whether it can be recovered.</summary>
    public bool Broken { set => broken = value; }

    public void Hold() => held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => held!.SetResult();

    /// <summary>Waits until a batch is being written.</summary>
    /// <returns>Its size.</returns>
    public async Task<int> Started() => await started.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask Write(IReadOnlyList<PendingWrite> batch)
    {
        Calls.Add(nameof(Write));
        started.Writer.TryWrite(batch.Count);
        if (held is { } wait)
        {
            await wait.Task;
        }

        foreach (var write in batch.Cast<PendingUnmodelled>())
        {
            if (write.Tenant == "refused")
            {
                write.Refuse(new ArgumentException("Not this one."));
            }

            write.Give(++counter);
        }

        if (failures > 0)
        {
            failures--;
            throw new IOException("The disk is full.");
        }

        Written.Add(batch.Count);
    }

    public ValueTask Tidy()
    {
        Calls.Add(nameof(Tidy));
        return default;
    }

    public ValueTask Recover()
    {
        Calls.Add(nameof(Recover));
        return broken ? throw new IOException("The disk is gone.") : default;
    }
}
