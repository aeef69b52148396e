namespace VoipbinGrains.Figures;

/// <summary>A queuecall as the figures count it.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.CountedQueuecall")]
public sealed record CountedQueuecall
{
    /// <summary>The queuecall.</summary>
    [Id(0)]
    public required Guid Queuecall { get; init; }

    /// <summary>The caller's call; null if it was not told.</summary>
    [Id(1)]
    public Guid? Call { get; init; }

    /// <summary>The queue; null where it cannot be known.</summary>
    [Id(2)]
    public Guid? Queue { get; init; }

    /// <summary>The agent who serves or served it; null if none did.</summary>
    [Id(3)]
    public Guid? Agent { get; init; }

    /// <summary>Its status; null if none was told.</summary>
    [Id(4)]
    public string? Status { get; init; }

    /// <summary>When its wait began, UTC.</summary>
    [Id(5)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its wait ended, UTC; null if it waits, or it cannot be known.</summary>
    [Id(6)]
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>When it was over, UTC; null if it is not, or it cannot be known.</summary>
    [Id(7)]
    public DateTimeOffset? EndedAt { get; init; }
}
