using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>Somebody who hears everything: counts what does not come exactly once and in order.</summary>
internal sealed class Listener : IDisposable
{
    private long reached;
    private long outOfTurn;
    private long first;
    private long[] heardAt = [];

    private Listener(long after) => reached = after;

    public StreamWire Wire { get; private set; } = null!;

    /// <summary>The position heard last.</summary>
    public long Reached => Volatile.Read(ref reached);

    /// <summary>Begins after a position, without reading.</summary>
    public static async Task<Listener> Open(Uri server, long after)
    {
        var listener = new Listener(after);
        listener.Wire = await StreamWire.Open(server, $"after={after}", listener.Hear);
        return listener;
    }

    /// <summary>Remembers from now on when each of the next changes is heard.</summary>
    public void Time(int changes)
    {
        if (heardAt.Length != changes)
        {
            heardAt = new long[changes];
        }

        Array.Clear(heardAt);
        first = Reached + 1;
    }

    /// <summary>How often a change was not the next one, and one more for an end that was not heard.</summary>
    /// <param name="head">The position of the last change.</param>
    public long CountFaults(long head) => outOfTurn + (Reached < head ? 1 : 0);

    /// <summary>How long each change took from a moment of its own until it was heard.</summary>
    /// <param name="since">The moments, as timestamps, in the order of positions.</param>
    /// <param name="into">Where the milliseconds go.</param>
    public void Measure(ReadOnlySpan<long> since, Span<double> into)
    {
        for (var i = 0; i < since.Length; i++)
        {
            into[i] = Stopwatch.GetElapsedTime(since[i], heardAt[i]).TotalMilliseconds;
        }
    }

    public void Dispose() => Wire.Dispose();

    private void Hear(Frame frame)
    {
        if (!frame.IsChange)
        {
            return;
        }

        var position = frame.Position;
        if (position != reached + 1)
        {
            outOfTurn++;
        }

        if (position - first is >= 0 and var index && index < heardAt.Length)
        {
            heardAt[index] = frame.ReceivedAt;
        }

        Volatile.Write(ref reached, position);
    }
}
