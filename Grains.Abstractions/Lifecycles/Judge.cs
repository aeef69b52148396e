using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Lifecycles;

/// <summary>
/// The rule of order: an event's key against the newest one's, and the lifecycle's table. No clock and no I/O, so that
/// the outcome is a function of what was recorded and nothing else.
/// </summary>
public static class Judge
{
    private const long ToleranceMicroseconds = 1_000_000;
    private const long DayMicroseconds = 86_400_000_000;
    private const int LongestQuote = 40;
    private const string FirstHeard = "It is the first event heard of this resource";
    private const string FirstHeardAlone = FirstHeard + ".";

    /// <summary>Judges an event that is not recorded yet.</summary>
    /// <param name="lifecycle">The resource's lifecycle.</param>
    /// <param name="standing">How the resource stands; null if nothing was heard of it.</param>
    /// <param name="heard">The event.</param>
    /// <returns>The event to record; its position is given by the journal.</returns>
    public static RecordedEvent Decide(Lifecycle lifecycle, Standing? standing, WebhookEvent heard)
    {
        var facts = lifecycle.FactsOf(heard);
        var key = lifecycle.KeyOf(heard);
        var moves = standing is null || key > standing.Winner.Key;
        var (disposition, reason) = moves
            ? DecideNewest(lifecycle, standing, facts.Status)
            : DecideOlder(key, standing!.Winner.Key);
        disposition = heard.IsForeign ? Disposition.Anomaly : disposition;

        var version = (standing?.Version ?? 0) + 1;
        var status = moves ? facts.Status : standing!.Winner.Status;
        var deleted = lifecycle.Deletes(facts) || standing is { Aftermath.Deleted: true };
        return new RecordedEvent
        {
            Event = lifecycle.EventOf(heard.SentAs)!.Type,
            SentAs = heard.SentAs,
            Status = facts.Status,
            ReceivedAt = heard.ReceivedAt,
            Version = version,
            Disposition = disposition,
            Reason = Sentence(reason, Odd(key, heard), heard.Unreadable),
            Key = key,
            Data = heard.Data,
            Aftermath = new Aftermath
            {
                Winner = moves ? version : standing!.Winner.Version,
                PreviousStatus = standing?.Winner.Status,
                Status = status,
                Deleted = deleted,
                Ended = deleted || lifecycle.IsTerminal(status),
                Anomalies = (standing?.Aftermath.Anomalies ?? 0) + (disposition is Disposition.Anomaly ? 1 : 0),
            },
        };
    }

    private static (Disposition, string) DecideNewest(Lifecycle lifecycle, Standing? standing, string? to)
    {
        if (standing is null)
        {
            return (Disposition.Applied, FirstHeard);
        }

        if (standing.Winner.Status is not { } from)
        {
            return (Disposition.Applied, $"It is the newest event, and no status was known before {Quote(to)}");
        }

        if (from == to)
        {
            return (Disposition.Applied, $"It is the newest event and keeps the status {Quote(to)}");
        }

        if (to is null)
        {
            return (Disposition.Anomaly, $"It is the newest event, but tells no status where {Quote(from)} was known");
        }

        return lifecycle.Follows(from, to)
                ? (Disposition.Applied, $"It is the newest event, and {Quote(to)} may follow {Quote(from)}")
            : lifecycle.Reaches(from, to)
                ? (Disposition.Applied, $"It is the newest event, and {Quote(to)} may follow {Quote(from)} by steps")
            : (Disposition.Anomaly, $"It is the newest event, but {Quote(to)} cannot follow {Quote(from)}");
    }

    private static (Disposition, string) DecideOlder(EventKey key, EventKey winner) =>
        key.OccurredAt is not null && winner.OccurredAt is not null
        && key.Microseconds - winner.Microseconds > ToleranceMicroseconds
            ? (Disposition.Anomaly, "Its own time is more than a second after the state's, which it cannot follow")
            : (Disposition.Late, "It is older than the event that made the state");

    // what is told of its customer and its time is noted, and judged by nothing: only content decides the order
    private static string Odd(EventKey key, WebhookEvent heard)
    {
        var isAhead = key.OccurredAt is not null
            && key.Microseconds - VoipbinTime.ToMicroseconds(heard.ReceivedAt) > DayMicroseconds;
        return (heard.IsForeign ? "; its customer_id is not the one that this tenant's events told before" : "")
            + (isAhead ? "; its time is more than a day ahead of when it was received" : "");
    }

    // the usual first event's is one text for all: each resource keeps that of its newest
    private static string Sentence(string reason, string odd, IReadOnlyList<string> unreadable) =>
        ReferenceEquals(reason, FirstHeard) && odd == "" && unreadable.Count == 0
            ? FirstHeardAlone
            : reason + odd + Unreadable(unreadable);

    private static string Unreadable(IReadOnlyList<string> fields) => fields.Count switch
    {
        0 => ".",
        1 => $"; {fields[0]} cannot be read and counts as unset.",
        _ => $"; {string.Join(", ", fields)} cannot be read and count as unset.",
    };

    // an unknown status is the sender's text, of any length
    private static string Quote(string? status) => status switch
    {
        null => "none",
        { Length: > LongestQuote } => string.Concat(status.AsSpan(0, LongestQuote), "…"),
        _ => status,
    };
}
