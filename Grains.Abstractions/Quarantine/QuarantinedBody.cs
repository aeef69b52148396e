namespace VoipbinGrains.Quarantine;

/// <summary>A body that was not let in, kept so that nothing is lost to a misconfiguration.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.QuarantinedBody")]
public sealed record QuarantinedBody
{
    /// <summary>Its number in the quarantine; 0 until the journal has given one.</summary>
    [Id(0)]
    public long Id { get; init; }

    /// <summary>When it was received, in whole microseconds, UTC.</summary>
    [Id(1)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The contract's code for why it was not let in.</summary>
    [Id(2)]
    public required string Code { get; init; }

    /// <summary>How to mend it.</summary>
    [Id(3)]
    public required string Detail { get; init; }

    /// <summary>How long the body was, in bytes: as declared, if it was not read to its end.</summary>
    [Id(4)]
    public required long Size { get; init; }

    /// <summary>Whether <see cref="Body"/> is only its beginning.</summary>
    [Id(5)]
    public bool Truncated { get; init; }

    /// <summary>The content type as sent; null if there was none.</summary>
    [Id(6)]
    public string? ContentType { get; init; }

    /// <summary>When a replay first let it in, UTC; null if none did.</summary>
    [Id(7)]
    public DateTimeOffset? ReplayedAt { get; init; }

    /// <summary>The body as received; empty in a list.</summary>
    [Id(8)]
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>SHA-256 of what is kept of the body, in lower-case hex.</summary>
    [Id(9)]
    public required string Sha256 { get; init; }

    /// <summary>Whether its sender could not show who it is: such bodies have a room of their own.</summary>
    [Id(10)]
    public bool IsStrangers { get; init; }

    /// <summary>
    /// The request's headers, a line each, <c>User-Agent: …</c>; of what may be a secret the name alone. Null in a
    /// list, and if they were not kept.
    /// </summary>
    [Id(11)]
    public string? Headers { get; init; }
}
