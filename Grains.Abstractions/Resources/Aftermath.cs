namespace VoipbinGrains.Resources;

/// <summary>
/// How a resource stood after an event was recorded: what a listener is told, and where a grain starts again.
/// </summary>
[GenerateSerializer, Immutable, Alias("voipbin.Aftermath")]
public sealed record Aftermath
{
    /// <summary>The version of the resource's newest event by its lifecycle.</summary>
    [Id(0)]
    public required int Winner { get; init; }

    /// <summary>The status before; null if there was none.</summary>
    [Id(1)]
    public required string? PreviousStatus { get; init; }

    /// <summary>The status; null if there is none.</summary>
    [Id(2)]
    public required string? Status { get; init; }

    /// <summary>Whether the resource has ended; never taken back.</summary>
    [Id(3)]
    public required bool Ended { get; init; }

    /// <summary>Whether the resource was deleted; never taken back.</summary>
    [Id(4)]
    public required bool Deleted { get; init; }

    /// <summary>How many of its recorded events were anomalies.</summary>
    [Id(5)]
    public required int Anomalies { get; init; }
}
