using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Resources;

/// <summary>An event as it was judged and recorded.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.RecordedEvent")]
public sealed record RecordedEvent
{
    /// <summary>The type in today's word.</summary>
    [Id(0)]
    public required string Event { get; init; }

    /// <summary>The type as sent.</summary>
    [Id(1)]
    public required string SentAs { get; init; }

    /// <summary>Its status in today's word; as sent if unknown; null if it tells and announces none.</summary>
    [Id(2)]
    public required string? Status { get; init; }

    /// <summary>When it was received, in whole microseconds, UTC.</summary>
    [Id(3)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Its number among the resource's distinct events, in order of arrival: 1, 2, 3 …</summary>
    [Id(4)]
    public required int Version { get; init; }

    /// <summary>Its place in the feed; 0 until the journal has given one.</summary>
    [Id(5)]
    public long Position { get; init; }

    /// <summary>How it was judged on arrival.</summary>
    [Id(6)]
    public required Disposition Disposition { get; init; }

    /// <summary>Why, in one sentence.</summary>
    [Id(7)]
    public required string Reason { get; init; }

    /// <summary>Its place in the resource's lifecycle.</summary>
    [Id(8)]
    public required EventKey Key { get; init; }

    /// <summary>The <c>data</c> as sent, without insignificant whitespace.</summary>
    [Id(9)]
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>How the resource stood afterwards.</summary>
    [Id(10)]
    public required Aftermath Aftermath { get; init; }

    /// <summary>The version that records its withdrawal, told in a history; null if it counts.</summary>
    [Id(11)]
    public int? WithdrawnBy { get; init; }

    /// <summary>When it happened by VoIPBin's clock; null if it carries no time.</summary>
    public DateTimeOffset? OccurredAt => Key.OccurredAt;

    /// <summary>Whether the state moved.</summary>
    public Verdict Verdict => Disposition is Disposition.Withdrawal ? Verdict.Withdrawn
        : Aftermath.Winner == Version ? Verdict.Applied
        : Verdict.Late;
}
