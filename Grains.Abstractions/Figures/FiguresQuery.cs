namespace VoipbinGrains.Figures;

/// <summary>For which moment figures are asked, and what they are measured by.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.FiguresQuery")]
public sealed record FiguresQuery
{
    /// <summary>The moment, UTC.</summary>
    [Id(0)]
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The time zone that days are counted in, by its IANA name.</summary>
    [Id(1)]
    public required string TimeZone { get; init; }

    /// <summary>The thresholds of queues that have none of their own.</summary>
    [Id(2)]
    public required QueueThresholds Thresholds { get; init; }

    /// <summary>The thresholds that are a queue's own.</summary>
    [Id(3)]
    public IReadOnlyDictionary<Guid, QueueThresholds> OwnThresholds { get; init; } =
        new Dictionary<Guid, QueueThresholds>();

    /// <summary>A queuecall that was created before this moment and has not ended is overdue.</summary>
    [Id(4)]
    public required DateTimeOffset QueuecallsOverdueBefore { get; init; }

    /// <summary>A call that was created before this moment and has not ended is overdue.</summary>
    [Id(5)]
    public required DateTimeOffset CallsOverdueBefore { get; init; }

    /// <summary>A queue's thresholds.</summary>
    /// <param name="queue">The queue; null if it is not known.</param>
    public QueueThresholds ThresholdsOf(Guid? queue) =>
        queue is { } known && OwnThresholds.TryGetValue(known, out var own) ? own : Thresholds;
}
