using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Figures;

/// <summary>What a process takes of the machine.</summary>
internal sealed class Footprint(int id) : IDisposable
{
    private const double Mebibyte = 1024 * 1024;

    private readonly Process process = Process.GetProcessById(id);
    private TimeSpan used;
    private long since;

    /// <summary>The memory it has now, in MiB.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / Mebibyte;
        }
    }

    /// <summary>How many cores it has used since this was asked last.</summary>
    public double TakeCores()
    {
        process.Refresh();
        var (now, time) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        var cores = (time - used) / Stopwatch.GetElapsedTime(since, now);
        (used, since) = (time, now);
        return cores;
    }

    public void Dispose() => process.Dispose();
}
