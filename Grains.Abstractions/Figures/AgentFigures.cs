namespace VoipbinGrains.Figures;

/// <summary>An agent's figures of the day.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.AgentFigures")]
public sealed record AgentFigures
{
    /// <summary>The agent.</summary>
    [Id(0)]
    public required Guid Agent { get; init; }

    /// <summary>Its name; null if none was told.</summary>
    [Id(1)]
    public string? Name { get; init; }

    /// <summary>Its status; null if none was told, or it was deleted.</summary>
    [Id(2)]
    public string? Status { get; init; }

    /// <summary>Since when it has that status, UTC.</summary>
    [Id(3)]
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it was deleted.</summary>
    [Id(4)]
    public bool IsDeleted { get; init; }

    /// <summary>The queuecall that it serves now; null if none.</summary>
    [Id(5)]
    public Guid? Queuecall { get; init; }

    /// <summary>When the day began, UTC.</summary>
    [Id(6)]
    public required DateTimeOffset From { get; init; }

    /// <summary>How long it had each status, by the status.</summary>
    [Id(7)]
    public required IReadOnlyDictionary<string, TimeSpan> TimeInStatus { get; init; }

    /// <summary>How many queuecalls it began to serve.</summary>
    [Id(8)]
    public int Handled { get; init; }

    /// <summary>How long it talked to them.</summary>
    [Id(9)]
    public TimeSpan Talk { get; init; }

    /// <summary>How long it stayed busy after talks.</summary>
    [Id(10)]
    public TimeSpan WrapUp { get; init; }

    /// <summary>How long it was available and neither talked nor wrapped up.</summary>
    [Id(11)]
    public TimeSpan Idle { get; init; }

    /// <summary>The share of talk and wrap-up in these and idle, 0 to 1; null if all are nothing.</summary>
    [Id(12)]
    public double? Occupancy { get; init; }

    /// <summary>How far they have followed the feed.</summary>
    [Id(13)]
    public required FiguresProgress Progress { get; init; }
}
