namespace VoipbinGrains.Api.Changes;

/// <summary>
/// The newest frames, for all who are up to date. Whoever falls behind reads the store, so it never grows for anyone.
/// </summary>
internal sealed class ChangeRing
{
    internal const int MostBytes = 16 * 1024 * 1024;
    private const int MostAtOnce = 256 * 1024;

    private readonly Lock gate = new();
    private readonly List<Frame> frames = [];
    private int first;
    private int bytes;
    private long start = long.MaxValue;
    private long reached = long.MinValue;
    private TaskCompletionSource more = New();

    /// <summary>Ends when something was added after it was asked for.</summary>
    public Task More => Volatile.Read(ref more).Task;

    /// <summary>Begins at a position: everything after it will be added.</summary>
    public void Open(long position) => Add([], position, position);

    /// <summary>Adds frames that follow what was added before.</summary>
    /// <param name="added">The frames, in order.</param>
    /// <param name="upTo">The position up to which everything is now in.</param>
    public void Add(IReadOnlyList<Frame> added, long upTo) => Add(added, upTo, null);

    /// <summary>Takes what follows a position.</summary>
    /// <param name="after">The position.</param>
    /// <param name="taken">The frames, none if there is nothing more yet.</param>
    /// <param name="upTo">The position up to which they are complete.</param>
    /// <param name="isLast">Whether nothing follows them yet.</param>
    /// <returns>False if the ring does not reach back so far.</returns>
    public bool TryTake(long after, out IReadOnlyList<Frame> taken, out long upTo, out bool isLast)
    {
        lock (gate)
        {
            var from = FirstAfter(after);
            var to = from;
            for (var size = 0; to < frames.Count && size < MostAtOnce; to++)
            {
                size += frames[to].Size;
            }

            taken = frames.GetRange(from, to - from);
            isLast = to == frames.Count;
            upTo = isLast ? Math.Max(after, reached) : taken[^1].Change.Position;
            return after >= start;
        }
    }

    private void Add(IReadOnlyList<Frame> added, long upTo, long? opens)
    {
        lock (gate)
        {
            start = opens ?? start;
            reached = upTo;
            frames.AddRange(added);
            bytes += added.Sum(frame => frame.Size);
            while (bytes > MostBytes)
            {
                bytes -= frames[first].Size;
                start = frames[first++].Change.Position;
            }

            if (first > frames.Count / 2)
            {
                frames.RemoveRange(0, first);
                first = 0;
            }
        }

        Interlocked.Exchange(ref more, New()).TrySetResult();
    }

    private int FirstAfter(long position)
    {
        var (low, high) = (first, frames.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (frames[middle].Change.Position > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
