using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace VoipbinGrains.Silo.Telemetry;

/// <summary>What the journal's writer tells of itself.</summary>
internal static class JournalMetrics
{
    public const string MeterName = "VoipbinGrains.Journal";

    /// <summary>A span for each commit that somebody waits for.</summary>
    public static readonly ActivitySource Source = new(MeterName);

    private static readonly Meter meter = new(MeterName);

    private static readonly Histogram<int> size = meter.CreateHistogram<int>(
        "voipbin.journal.batch", "{write}", "Writes that were made durable together.");

    private static readonly Histogram<double> duration = meter.CreateHistogram<double>(
        "voipbin.journal.commit.duration", "s", "How long it took to make a batch durable.");

    private static readonly Counter<long> failures = meter.CreateCounter<long>(
        "voipbin.journal.failures",
        "{batch}",
        "Batches that could not be written; none of their writes was acknowledged.");

    /// <summary>A batch is durable.</summary>
    public static void Committed(int writes, TimeSpan took)
    {
        size.Record(writes);
        duration.Record(took.TotalSeconds);
    }

    /// <summary>A batch failed as a whole.</summary>
    public static void Failed() => failures.Add(1);
}
