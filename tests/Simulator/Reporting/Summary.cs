namespace VoipbinGrains.Simulator.Reporting;

/// <summary>What was sent and how it was answered; with <c>--json</c>, these names in snake_case.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Told">Events of the centre.</param>
/// <param name="Lost">Of them, those that were never sent, because <c>--loss</c> will have it.</param>
/// <param name="Sent">Deliveries, those of <c>--duplicates</c> too.</param>
/// <param name="InFlight">Deliveries that are neither answered nor given up.</param>
/// <param name="Retries">Second and third tries.</param>
/// <param name="GivenUp">Deliveries of which the third try failed too.</param>
/// <param name="Outcomes">How many deliveries were answered by which outcome, or refused with which status.</param>
/// <param name="LongestGapSeconds">The longest time in which nothing was acknowledged.</param>
/// <param name="LongestToAnswerMs">The longest time a try took that was answered, whatever the answer.</param>
/// <param name="Tries">How long single tries took.</param>
/// <param name="Events">How long deliveries took with all their tries.</param>
internal sealed record Summary(
    double Seconds,
    long Told,
    long Lost,
    long Sent,
    long InFlight,
    long Retries,
    long GivenUp,
    IReadOnlyDictionary<string, long> Outcomes,
    double LongestGapSeconds,
    double LongestToAnswerMs,
    Spread Tries,
    Spread Events)
{
    /// <summary>What was verified; null if nothing was.</summary>
    public VerificationSummary? Verification { get; init; }
}

/// <summary>What was verified.</summary>
/// <param name="Passed">Whether nothing was found.</param>
/// <param name="Resources">Resources that were compared.</param>
/// <param name="Recorded">Events in their histories.</param>
/// <param name="Heard">Changes that the stream told of them.</param>
/// <param name="Reconnects">How often the stream was cut off and taken up again.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Findings">How often each kind of fault was found.</param>
internal sealed record VerificationSummary(
    bool Passed,
    long Resources,
    long Recorded,
    long Heard,
    int Reconnects,
    double Seconds,
    IReadOnlyDictionary<string, long> Findings);
