namespace VoipbinGrains.Figures;

/// <summary>A call that has not ended.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.LiveCall")]
public sealed record LiveCall
{
    /// <summary>The call.</summary>
    [Id(0)]
    public required Guid Call { get; init; }

    /// <summary>Its status; null if none was told.</summary>
    [Id(1)]
    public string? Status { get; init; }

    /// <summary><c>incoming</c> or <c>outgoing</c>; null if it was not told.</summary>
    [Id(2)]
    public string? Direction { get; init; }

    /// <summary>Who calls; null if it was not told.</summary>
    [Id(3)]
    public string? Source { get; init; }

    /// <summary>Who is called; null if it was not told.</summary>
    [Id(4)]
    public string? Destination { get; init; }

    /// <summary>When it began, UTC; null if it was not told.</summary>
    [Id(5)]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The queue that it is in; null if it is in none, or it cannot be known.</summary>
    [Id(6)]
    public Guid? Queue { get; init; }

    /// <summary>The call that it is a leg of; null if it is none.</summary>
    [Id(7)]
    public Guid? Master { get; init; }
}
