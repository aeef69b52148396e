namespace VoipbinGrains.Resources;

/// <summary>
/// A payload that is read once. It is no part of the record that holds it: two records are equal without it.
/// </summary>
internal struct PayloadCache : IEquatable<PayloadCache>
{
    private Payload? read;

    /// <summary>The payload of these bytes.</summary>
    public Payload Of(ReadOnlyMemory<byte> json) =>
        read is { } cached && cached.Json.Equals(json) ? cached : read = Payload.Read(json);

    public readonly bool Equals(PayloadCache other) => true;

    public override readonly bool Equals(object? obj) => obj is PayloadCache;

    public override readonly int GetHashCode() => 0;
}
