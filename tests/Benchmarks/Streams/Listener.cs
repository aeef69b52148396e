using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>Somebody who hears everything: counts what does not come exactly once and in order.</summary>
internal sealed class Listener : IDisposable
{
    private long reached;
    private long outOfTurn;
    private long first;
    private long[] heardAt = [];
    private int heard;

    private Listener(long after) => reached = after;

    public StreamWire Wire { get; private set; } = null!;

    /// <summary>The position heard last.</summary>
    public long Reached => Volatile.Read(ref reached);

    /// <summary>How many changes were heard since they were timed.</summary>
    public int Heard => Volatile.Read(ref heard);

    /// <summary>Whether only the changes of one call are heard.</summary>
    private bool IsToOne { get; init; }

    /// <summary>Begins after a position, without reading.</summary>
    /// <param name="server">The server.</param>
    /// <param name="after">The position.</param>
    /// <param name="call">The call whose changes are heard; null is all changes.</param>
    public static async Task<Listener> Open(Uri server, long after, Guid? call = null)
    {
        var listener = new Listener(after) { IsToOne = call is not null };
        var filter = call is null ? "" : $"&id={call}";
        listener.Wire = await StreamWire.Open(server, $"after={after}{filter}", listener.Hear);
        return listener;
    }

    /// <summary>Remembers from now on when each of the next changes is heard.</summary>
    public void Time(int changes) => Time(changes, Reached);

    /// <summary>Remembers from now on when each of the changes after a position is heard.</summary>
    public void Time(int changes, long after)
    {
        if (heardAt.Length != changes)
        {
            heardAt = new long[changes];
        }

        Array.Clear(heardAt);
        first = after + 1;
        Volatile.Write(ref heard, 0);
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

    /// <summary>How long each change that was heard took from a moment of its own, in milliseconds.</summary>
    /// <param name="since">The moments, as timestamps, in the order of positions.</param>
    public IEnumerable<double> MeasureHeard(long[] since) => since.Zip(heardAt)
        .Where(one => one.Second != 0)
        .Select(one => Stopwatch.GetElapsedTime(one.First, one.Second).TotalMilliseconds);

    public void Dispose() => Wire.Dispose();

    private void Hear(Frame frame)
    {
        if (!frame.IsChange)
        {
            return;
        }

        var position = frame.Position;
        if (IsToOne ? position <= reached : position != reached + 1)
        {
            outOfTurn++;
        }

        if (position - first is >= 0 and var index && index < heardAt.Length)
        {
            heardAt[index] = frame.ReceivedAt;
        }

        Volatile.Write(ref reached, position);
        Volatile.Write(ref heard, heard + 1);
    }
}
