namespace VoipbinGrains.Resources;

/// <summary>A resource's state, with VoIPBin's data as sent.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.ResourceState")]
public sealed record ResourceState
{
    [NonSerialized]
    private PayloadCache cache;

    /// <summary>Which resource.</summary>
    [Id(0)]
    public required ResourceKey Key { get; init; }

    /// <summary>
    /// The status in today's word; as sent if unknown; null for a queue and for an activeflow of 2022.
    /// </summary>
    [Id(1)]
    public required string? Status { get; init; }

    /// <summary>Whether it is deleted or its status is an end; only ever goes from false to true.</summary>
    [Id(2)]
    public required bool Ended { get; init; }

    /// <summary>Whether some recorded event deleted it; only ever goes from false to true.</summary>
    [Id(3)]
    public required bool Deleted { get; init; }

    /// <summary>How many distinct events are recorded: 1, 2, 3 … without a gap.</summary>
    [Id(4)]
    public required int Version { get; init; }

    /// <summary>The feed position of the event recorded last.</summary>
    [Id(5)]
    public required long Position { get; init; }

    /// <summary>The type of the newest event, in today's word.</summary>
    [Id(6)]
    public required string Event { get; init; }

    /// <summary>When the newest event happened by VoIPBin's clock; null if it carries no time.</summary>
    [Id(7)]
    public required DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When the newest event was received, UTC.</summary>
    [Id(8)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How many recorded events the lifecycle could not explain.</summary>
    [Id(9)]
    public required int Anomalies { get; init; }

    /// <summary>The newest event's <c>data</c> as sent, without insignificant whitespace.</summary>
    [Id(10)]
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The data, read; unknown fields are reached by name.</summary>
    public Payload Payload => cache.Of(Data);

    /// <summary>When VoIPBin created it (<c>tm_create</c>); null if unset.</summary>
    public DateTimeOffset? CreatedAt => Payload.Time("tm_create"u8);
}
