namespace VoipbinGrains.Silo.Journals;

/// <summary>Something that waits to be written, and whoever waits for it.</summary>
internal abstract class PendingWrite
{
    private const int Overhead = 512;

    /// <summary>About how much it adds to the store, in bytes.</summary>
    public int Size => (Count * Overhead) + DataSize;

    /// <summary>How many rows it is.</summary>
    protected virtual int Count => 1;

    /// <summary>The length of what it carries, in bytes.</summary>
    protected abstract int DataSize { get; }

    /// <summary>Tells the waiting one what the store gave; called once the batch is durable.</summary>
    public abstract void Release();

    /// <summary>Tells the waiting one that the write failed, whatever the store gave before.</summary>
    /// <param name="cause">Why.</param>
    public abstract void Fail(Exception cause);

    /// <summary>Refuses this write alone.</summary>
    /// <param name="why">What its writer is told.</param>
    public abstract void Refuse(Exception why);
}

/// <summary>Something that waits to be written and gets a result.</summary>
/// <typeparam name="T">What the store gives it.</typeparam>
internal abstract class PendingWrite<T> : PendingWrite
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? given;
    private Exception? refusal;

    /// <summary>Ends when the write is durable, refused or failed.</summary>
    public Task<T> Done => done.Task;

    /// <summary>Gives the write its result; it is kept back until the batch is durable.</summary>
    /// <param name="result">The result.</param>
    public void Give(T result) => given = result;

    /// <inheritdoc/>
    public override void Refuse(Exception why) => refusal = why;

    /// <inheritdoc/>
    public override void Release()
    {
        if (refusal is null)
        {
            done.TrySetResult(given!);
        }
        else
        {
            done.TrySetException(refusal);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception cause) => done.TrySetException(cause);
}
