using VoipbinGrains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>The calls that have not ended, kept up with each event. Times are in microseconds since 1970.</summary>
internal sealed class LiveCalls
{
    private readonly SortedSet<(long BeganAt, Guid Call)> live = new(
        Comparer<(long BeganAt, Guid Call)>.Create(static (one, other) =>
            (one.BeganAt, other.Call).CompareTo((other.BeganAt, one.Call))));

    private readonly Dictionary<string, long> byStatus = [];

    /// <summary>Counts a call as it is now.</summary>
    public void Count(CallFacts call) => Move(call, call is { Words: { } words, HasEnded: false }
        ? (words.CreatedAt ?? call.LastReceivedAt, words.Status ?? "")
        : null);

    /// <summary>Counts a call no more.</summary>
    public void Remove(CallFacts call) => Move(call, null);

    /// <summary>How many there are, by status.</summary>
    /// <param name="overdueBefore">What began before this moment is overdue and does not count.</param>
    /// <param name="find">Finds a call.</param>
    public IReadOnlyDictionary<string, long> ByStatus(long overdueBefore, Func<Guid, CallFacts?> find)
    {
        var counts = new Dictionary<string, long>(byStatus);
        foreach (var (_, call) in live.TakeWhile(one => one.BeganAt < overdueBefore))
        {
            counts[find(call)!.Words!.Status ?? ""]--;
        }

        return counts.Where(pair => pair.Value > 0).ToDictionary();
    }

    /// <summary>So many of those that began last and are not overdue.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="overdueBefore">What began before this moment is overdue and is not told.</param>
    /// <param name="find">Finds a call.</param>
    public IReadOnlyList<LiveCall> Newest(int most, long overdueBefore, Func<Guid, CallFacts?> find) =>
    [
        .. live.Reverse().TakeWhile(one => one.BeganAt >= overdueBefore).Take(most)
            .Select(one => Tell(find(one.Call)!)),
    ];

    private void Move(CallFacts call, (long BeganAt, string Status)? to)
    {
        if (call.Live == to)
        {
            return;
        }

        if (call.Live is { } from)
        {
            live.Remove((from.BeganAt, call.Id));
            byStatus[from.Status]--;
        }

        if (to is { } place)
        {
            live.Add((place.BeganAt, call.Id));
            byStatus[place.Status] = byStatus.GetValueOrDefault(place.Status) + 1;
        }

        call.Live = to;
    }

    private static LiveCall Tell(CallFacts call) => new()
    {
        Call = call.Id,
        Status = call.Words!.Status,
        Direction = call.Words.Direction,
        Source = call.Words.Source,
        Destination = call.Words.Destination,
        CreatedAt = call.Words.CreatedAt is { } created ? VoipbinTime.FromMicroseconds(created) : null,
        Queue = call.Stays.LastOrDefault(stay => !stay.IsOver)?.Queue,
        Master = call.Words.Master,
    };
}
