using System.Threading.Channels;

namespace VoipbinGrains.Silo.Journals;

/// <summary>
/// What waits to be written, in the order in which it came; bounded, and so is what is taken at once.
/// </summary>
internal sealed class WriteQueue
{
    internal const int MostWaiting = 10_000;
    internal const int MostBytesWaiting = 64 * 1024 * 1024;
    internal const int MostWrites = 500;
    internal const int MostBytes = 8 * 1024 * 1024;

    private readonly Channel<PendingWrite> waiting = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private long bytes;

    /// <summary>Adds a write.</summary>
    /// <returns>False if too many or too much wait already, or it is closed.</returns>
    public bool TryAdd(PendingWrite write)
    {
        // counted before it is there, so that whoever takes it never counts below nothing
        if (Interlocked.Add(ref bytes, write.Size) <= MostBytesWaiting && waiting.Writer.TryWrite(write))
        {
            return true;
        }

        Interlocked.Add(ref bytes, -write.Size);
        return false;
    }

    /// <summary>Takes no more; what waits is still to be taken.</summary>
    public void Close() => waiting.Writer.TryComplete();

    /// <summary>Returns when something waits.</summary>
    /// <returns>False if it is closed and nothing waits any more.</returns>
    public ValueTask<bool> Some() => waiting.Reader.WaitToReadAsync();

    /// <summary>Takes as many as may be written at once.</summary>
    /// <param name="batch">Takes them, instead of what it held.</param>
    public void Take(List<PendingWrite> batch)
    {
        batch.Clear();
        long taken = 0;
        while (batch.Count < MostWrites && waiting.Reader.TryPeek(out var next)
            && (batch.Count == 0 || taken + next.Size <= MostBytes) && waiting.Reader.TryRead(out next))
        {
            batch.Add(next);
            taken += next.Size;
        }

        Interlocked.Add(ref bytes, -taken);
    }

    /// <summary>Refuses all that waits.</summary>
    /// <param name="reason">What the writers are told.</param>
    public void Refuse(string reason)
    {
        while (waiting.Reader.TryRead(out var write))
        {
            Interlocked.Add(ref bytes, -write.Size);
            write.Fail(new JournalUnavailableException(reason));
        }
    }
}
