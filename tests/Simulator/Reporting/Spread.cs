namespace VoipbinGrains.Simulator.Reporting;

/// <summary>How durations are spread, in milliseconds.</summary>
internal sealed record Spread(double P50Ms, double P99Ms, double MaxMs)
{
    public static Spread Of(Latencies latencies) => new(
        Round(latencies.At(0.5)), Round(latencies.At(0.99)), Round(latencies.Longest));

    private static double Round(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);
}
