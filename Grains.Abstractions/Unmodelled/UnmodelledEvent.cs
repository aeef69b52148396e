namespace VoipbinGrains.Unmodelled;

/// <summary>
/// A webhook of a type that this product does not model, such as <c>recording_started</c>; kept as sent.
/// </summary>
[GenerateSerializer, Immutable, Alias("voipbin.UnmodelledEvent")]
public sealed record UnmodelledEvent
{
    /// <summary>The type as sent.</summary>
    [Id(0)]
    public required string Type { get; init; }

    /// <summary>
    /// The <c>data.id</c>, a UUID in lower case, else as sent; null if the data has none that is text.
    /// </summary>
    [Id(1)]
    public string? Id { get; init; }

    /// <summary>When it was received, in whole microseconds, UTC.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The <c>data</c> as sent, without insignificant whitespace.</summary>
    [Id(3)]
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Its place in the feed; 0 until the journal has given one.</summary>
    [Id(4)]
    public long Position { get; init; }
}
