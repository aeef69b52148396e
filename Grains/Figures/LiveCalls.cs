using VoipbinGrains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>The calls that have not ended and are not overdue.</summary>
internal sealed class LiveCalls
{
    private readonly List<CallFacts> live;

    /// <param name="calls">All calls.</param>
    /// <param name="overdueBefore">What began before this moment, in microseconds since 1970, is overdue.</param>
    public LiveCalls(IEnumerable<CallFacts> calls, long overdueBefore) => live =
    [
        .. calls.Where(call => call is { Words: not null, HasEnded: false } && BeganAt(call) >= overdueBefore),
    ];

    /// <summary>How many there are, by status.</summary>
    public IReadOnlyDictionary<string, long> ByStatus => live.CountBy(call => call.Words!.Status ?? "")
        .ToDictionary(pair => pair.Key, pair => (long)pair.Value);

    /// <summary>So many of those that began last.</summary>
    public IReadOnlyList<LiveCall> Newest(int most) =>
        [.. live.OrderByDescending(BeganAt).ThenBy(call => call.Id).Take(most).Select(Tell)];

    private static long BeganAt(CallFacts call) => call.Words!.CreatedAt ?? call.LastReceivedAt;

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
