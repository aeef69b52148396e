namespace VoipbinGrains.Figures;

/// <summary>What is happening at a tenant's now, on one board.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.Board")]
public sealed record Board
{
    /// <summary>The most live calls and anomalies that a board shows; their number is told whole.</summary>
    public const int MostShown = 50;

    /// <summary>All queues together; queuecalls whose queue cannot be known are among them.</summary>
    [Id(0)]
    public required QueueFigures All { get; init; }

    /// <summary>Each queue that was told of or visited.</summary>
    [Id(1)]
    public required IReadOnlyList<QueueFigures> Queues { get; init; }

    /// <summary>Each agent that was told of or has served.</summary>
    [Id(2)]
    public required IReadOnlyList<AgentFigures> Agents { get; init; }

    /// <summary>How many calls have not ended and are not overdue, by status.</summary>
    [Id(3)]
    public required IReadOnlyDictionary<string, long> CallsByStatus { get; init; }

    /// <summary>The newest of them.</summary>
    [Id(4)]
    public required IReadOnlyList<LiveCall> Calls { get; init; }

    /// <summary>The anomalies that were heard last, newest first.</summary>
    [Id(5)]
    public required IReadOnlyList<SeenAnomaly> Anomalies { get; init; }

    /// <summary>When the tenant's last event was received, UTC; null if there was none.</summary>
    [Id(6)]
    public DateTimeOffset? LastReceivedAt { get; init; }

    /// <summary>How long after its receipt the last event was counted.</summary>
    [Id(7)]
    public TimeSpan Lag { get; init; }
}
