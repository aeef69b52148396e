using System.Globalization;
using System.Text.Json;

namespace VoipbinGrains.Simulator.Reporting;

/// <summary>How it goes and how it went, in words.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    /// <summary>One line while it goes on.</summary>
    public static string Progress(Summary now, Spread lately) => Write(
        $"""
        {now.Seconds,5:0} s  {now.Sent,7} sent: {Outcomes(now)}  {now.InFlight} in flight, {now.Retries} again, {
            now.GivenUp} given up  p50 {lately.P50Ms} ms, p99 {lately.P99Ms} ms
        """);

    /// <summary>What there is to say at the end.</summary>
    public static string Of(Summary end) => Write($"""

        {end.Told} events in {end.Seconds:0.0} s; {end.Sent} deliveries, {end.Lost} events lost on purpose
          answered           {Outcomes(end)}
          again              {end.Retries} tries
          given up           {end.GivenUp}
          tries              p50 {end.Tries.P50Ms} ms, p99 {end.Tries.P99Ms} ms, longest {end.Tries.MaxMs} ms
          deliveries         p50 {end.Events.P50Ms} ms, p99 {end.Events.P99Ms} ms, longest {end.Events.MaxMs} ms
          longest to answer  {end.LongestToAnswerMs:0.##} ms
          longest silence    {end.LongestGapSeconds:0.00} s without an acknowledgement
        """);

    /// <summary>What was verified.</summary>
    public static string Of(VerificationSummary end) => Write(
        $"""
        Verified {end.Resources} resources with {end.Recorded} events ({end.Anomalies} anomalies), and {end.Heard} changes
        of the stream, which was taken up again {end.Reconnects} times, in {end.Seconds:0.0} s: {
            (end.Passed ? "all is as it was told." : "it is NOT as it was told.")}
        """);

    public static Task Save(Summary end, string file, CancellationToken stop) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(end, Json) + "\n", stop);

    private static string Outcomes(Summary summary) => summary.Outcomes.Count == 0
        ? "no answers"
        : string.Join(", ", summary.Outcomes.Select(one => Write($"{one.Value} {one.Key}")));

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
