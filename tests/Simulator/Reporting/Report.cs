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
        {now.Seconds,5:0} s  {now.Sent,7} sent: {Outcomes(now)}  {Rest(now)}  {Middle(lately)}
        """);

    /// <summary>What there is to say at the end.</summary>
    public static string Of(Summary end) => Write($"""

        {end.Told} events in {end.Seconds:0.0} s; {end.Sent} deliveries, {end.Lost} events lost on purpose
          answered           {Outcomes(end)}
          again              {end.Retries} tries
          given up           {end.GivenUp}
          tries              {Middle(end.Tries)}, longest {end.Tries.MaxMs} ms
          deliveries         {Middle(end.Events)}, longest {end.Events.MaxMs} ms
          longest to answer  {end.LongestToAnswerMs:0.##} ms
          longest silence    {end.LongestGapSeconds:0.00} s without an acknowledgement
        """);

    /// <summary>What was verified.</summary>
    public static string Of(VerificationSummary end) => Write(
        $"""

        Verified in {end.Seconds:0.0} s: {end.Resources} resources, {end.Recorded} events in their histories,
        {end.Heard} changes of the stream, which was taken up again {end.Reconnects} times. {Verdict(end)}
        """);

    public static Task Save(Summary end, string file, CancellationToken stop) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(end, Json) + "\n", stop);

    private static string Rest(Summary now) =>
        Write($"{now.InFlight} in flight, {now.Retries} again, {now.GivenUp} given up");

    private static string Middle(Spread spread) => Write($"p50 {spread.P50Ms} ms, p99 {spread.P99Ms} ms");

    private static string Verdict(VerificationSummary end) =>
        end.Passed ? "All is as it was told." : "It is NOT as it was told:";

    private static string Outcomes(Summary summary) => summary.Outcomes.Count == 0
        ? "no answers"
        : string.Join(", ", summary.Outcomes.Select(one => Write($"{one.Value} {one.Key}")));

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
