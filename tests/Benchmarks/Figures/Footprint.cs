using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Figures;

/// <summary>What processes take of the machine together.</summary>
internal sealed class Footprint(params int[] ids) : IDisposable
{
    private const double Mebibyte = 1024 * 1024;

    private readonly Process[] processes = Array.ConvertAll(ids, Process.GetProcessById);
    private TimeSpan used;
    private long since;

    /// <summary>The memory they have now, in MiB.</summary>
    public double Memory
    {
        get
        {
            Refresh();
            return processes.Sum(process => process.WorkingSet64) / Mebibyte;
        }
    }

    /// <summary>How many cores they have used since this was asked last.</summary>
    public double TakeCores()
    {
        Refresh();
        var now = Stopwatch.GetTimestamp();
        var time = processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.TotalProcessorTime);
        var cores = (time - used) / Stopwatch.GetElapsedTime(since, now);
        (used, since) = (time, now);
        return cores;
    }

    public void Dispose() => Array.ForEach(processes, process => process.Dispose());

    private void Refresh() => Array.ForEach(processes, process => process.Refresh());
}
