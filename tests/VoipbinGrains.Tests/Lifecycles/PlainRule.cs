using System.Globalization;
using System.Text;

namespace VoipbinGrains.Tests.Lifecycles;

/// <summary>The rule of order over a set of events, restated plainly: sort, take the last.</summary>
internal static class PlainRule
{
    private static readonly Dictionary<string, string> MayFollow = new()
    {
        ["call dialing"] = "ringing progressing terminating canceling hangup",
        ["call ringing"] = "progressing terminating canceling hangup",
        ["call progressing"] = "terminating hangup",
        ["call terminating"] = "hangup",
        ["call canceling"] = "hangup",
        ["activeflow running"] = "ended",
        ["queuecall initiating"] = "waiting connecting service abandoned done",
        ["queuecall waiting"] = "connecting kicking service abandoned done",
        ["queuecall connecting"] = "waiting kicking service abandoned done",
        ["queuecall kicking"] = "service abandoned done",
        ["queuecall service"] = "service kicking connecting done abandoned",
        ["agent available"] = "away busy offline ringing",
        ["agent away"] = "available busy offline ringing",
        ["agent busy"] = "available away offline ringing",
        ["agent offline"] = "available away busy ringing",
        ["agent ringing"] = "available away busy offline",
    };

    public static int Compare(PlainEvent left, PlainEvent right) =>
        Places(left).Zip(Places(right), (a, b) => a.CompareTo(b))
            .Append(string.CompareOrdinal(left.Hash, right.Hash))
            .FirstOrDefault(sign => sign != 0);

    public static IReadOnlyList<PlainEvent> InOrder(IEnumerable<PlainEvent> events)
    {
        var set = events.DistinctBy(one => one.Hash).ToList();
        set.Sort(Compare);
        return set;
    }

    public static IReadOnlyList<string> History(IEnumerable<PlainEvent> events) =>
        [.. InOrder(events).Select(Timeless)];

    public static string State(IEnumerable<PlainEvent> events)
    {
        var set = InOrder(events);
        var deleted = set.Any(one => one.IsDeletedType || (one.HasDeleteTime && one.Resource != "queuecall"));
        return $"{set[^1].Status ?? "none"} ended={deleted || set[^1].IsEnd} deleted={deleted} {Timeless(set[^1])}";
    }

    /// <summary>How an event is judged that finds this state, in the contract's words.</summary>
    public static string Disposition(PlainEvent? winner, PlainEvent heard)
    {
        if (winner is not null && Compare(heard, winner) < 0)
        {
            return heard.Effective - winner.Effective > 1_000_000 ? "Anomaly" : "Late";
        }

        return winner?.Status is null || winner.Status == heard.Status
            || Steps(heard.Resource, winner.Status).Contains(heard.Status)
            ? "Applied"
            : "Anomaly";
    }

    private static HashSet<string?> Steps(string resource, string from)
    {
        var reached = new HashSet<string?>();
        var found = true;
        while (found)
        {
            found = reached.Append(from).ToList()
                .SelectMany(one => MayFollow.GetValueOrDefault($"{resource} {one}", "").Split(' '))
                .Where(one => one.Length > 0)
                .Aggregate(false, (any, one) => reached.Add(one) || any);
        }

        return reached;
    }

    private static long[] Places(PlainEvent one)
    {
        var time = one.Effective ?? -1;
        var gone = one.IsDeletedType || one.HasDeleteTime ? 1 : 0;
        return one.Resource switch
        {
            "call" => [one.Rank, time, one.TypeRank],
            "queuecall" => [one.IsEnd ? 1 : 0, time, one.Rank, one.TypeRank],
            "activeflow" => [one.IsEnd ? 2 : one.IsDeletedType ? 1 : 0, time, one.TypeRank],
            _ => [gone, time, one.TypeRank],
        };
    }

    private static string Timeless(PlainEvent one)
    {
        DateTimeOffset? time = one.Effective is { } micros ? new DateTimeOffset(micros * 10, TimeSpan.Zero) : null;
        var data = Convert.ToHexString(Encoding.UTF8.GetBytes(one.Data));
        return string.Create(
            CultureInfo.InvariantCulture, $"{one.Type} {one.SentAs} {one.Status ?? "none"} {time:O} {data}");
    }
}
