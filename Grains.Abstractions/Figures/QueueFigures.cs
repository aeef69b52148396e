namespace VoipbinGrains.Figures;

/// <summary>A queue's figures, or those of all queues together.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.QueueFigures")]
public sealed record QueueFigures
{
    /// <summary>The queue; null for all together.</summary>
    [Id(0)]
    public required Guid? Queue { get; init; }

    /// <summary>The name that VoIPBin's REST told; null if none was.</summary>
    [Id(1)]
    public string? Name { get; init; }

    /// <summary>Who is in it.</summary>
    [Id(2)]
    public required QueueNow Now { get; init; }

    /// <summary>The quarter of an hour that is running.</summary>
    [Id(3)]
    public required PeriodFigures Interval { get; init; }

    /// <summary>The day that is running.</summary>
    [Id(4)]
    public required PeriodFigures Today { get; init; }

    /// <summary>The quarters of an hour of the day, up to the running one.</summary>
    [Id(5)]
    public required IReadOnlyList<PeriodFigures> Trend { get; init; }

    /// <summary>What they are measured by; of all together, the thresholds of queues without their own.</summary>
    [Id(6)]
    public required QueueThresholds Thresholds { get; init; }

    /// <summary>How far they have followed the feed.</summary>
    [Id(7)]
    public required FiguresProgress Progress { get; init; }
}
