namespace VoipbinGrains.Resources;

/// <summary>Which of a tenant's resources a list holds; what is null lets everything pass.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.ResourceQuery")]
public sealed record ResourceQuery
{
    /// <summary>The kind of resource in the singular.</summary>
    [Id(0)]
    public required string Resource { get; init; }

    /// <summary>Statuses in today's words, at most <see cref="MaxStatuses"/>, each once.</summary>
    [Id(1)]
    public IReadOnlyList<string>? Statuses { get; init; }

    /// <summary>Whether they have ended.</summary>
    [Id(2)]
    public bool? Ended { get; init; }

    /// <summary>Whether they were deleted.</summary>
    [Id(3)]
    public bool? Deleted { get; init; }

    /// <summary>Whether they are overdue; <see cref="OverdueBefore"/> tells since when.</summary>
    [Id(4)]
    public bool? Overdue { get; init; }

    /// <summary>
    /// What was created before this moment and has not ended is overdue (its <c>tm_create</c>, else its winning event's
    /// time of receipt); null if the kind is never overdue.
    /// </summary>
    [Id(5)]
    public DateTimeOffset? OverdueBefore { get; init; }

    /// <summary>Their <c>reference_id</c>.</summary>
    [Id(6)]
    public Guid? ReferenceId { get; init; }

    /// <summary>Their last recorded event was received after this moment, UTC.</summary>
    [Id(7)]
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>How many statuses may be asked for at once.</summary>
    public const int MaxStatuses = 20;
}
