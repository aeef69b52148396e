using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>What was sent, by the positions it got.</summary>
internal sealed class SentLoad(long first, int count)
{
    private readonly long[] startedAt = new long[count];
    private readonly double[] milliseconds = new double[count];

    public int Count => count;

    /// <summary>The last position.</summary>
    public long Last => first + count - 1;

    /// <summary>How long it took to send.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>How often one had to be sent again.</summary>
    public int Resends { get; set; }

    /// <summary>When each was started, as timestamps.</summary>
    public ReadOnlySpan<long> StartedAt => startedAt;

    /// <summary>How long each waited for its answer, in milliseconds.</summary>
    public double[] Milliseconds => milliseconds;

    /// <summary>Takes what was answered now.</summary>
    public void Add(long position, long started)
    {
        startedAt[position - first] = started;
        milliseconds[position - first] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
