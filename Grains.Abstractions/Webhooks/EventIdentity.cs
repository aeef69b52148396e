using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace VoipbinGrains.Webhooks;

/// <summary>
/// What makes two webhooks the same event: SHA-256 over the type as sent, a zero byte, and the data as sent without
/// insignificant whitespace. VoIPBin sends no event id. Compared as unsigned bytes.
/// </summary>
[GenerateSerializer, Immutable, Alias("voipbin.EventIdentity")]
public readonly record struct EventIdentity(
    [property: Id(0)] ulong First,
    [property: Id(1)] ulong Second,
    [property: Id(2)] ulong Third,
    [property: Id(3)] ulong Fourth) : IComparable<EventIdentity>
{
    /// <summary>Length in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>The first 64 bits, as a store's whole number.</summary>
    public long Fingerprint => unchecked((long)First);

    /// <summary>The identity of an event.</summary>
    /// <param name="typeAsSent">The bytes between the quotes of <c>type</c>, escapes and all.</param>
    /// <param name="data">The bytes of <c>data</c> without insignificant whitespace.</param>
    public static EventIdentity Of(ReadOnlySpan<byte> typeAsSent, ReadOnlySpan<byte> data)
    {
        var length = typeAsSent.Length + 1 + data.Length;
        var text = ArrayPool<byte>.Shared.Rent(length);
        typeAsSent.CopyTo(text);
        text[typeAsSent.Length] = 0;
        data.CopyTo(text.AsSpan(typeAsSent.Length + 1));
        Span<byte> bytes = stackalloc byte[Length];
        SHA256.HashData(text.AsSpan(0, length), bytes);
        ArrayPool<byte>.Shared.Return(text);
        return Read(bytes);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes"><see cref="Length"/> bytes.</param>
    public static EventIdentity Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    /// <summary>Writes the hash, first byte first.</summary>
    /// <param name="bytes">Room for <see cref="Length"/> bytes.</param>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], Third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], Fourth);
    }

    /// <inheritdoc/>
    public int CompareTo(EventIdentity other) =>
        (First, Second, Third, Fourth).CompareTo((other.First, other.Second, other.Third, other.Fourth));

    /// <summary>Whether the left hash is the smaller one.</summary>
    public static bool operator <(EventIdentity left, EventIdentity right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left hash is the greater one.</summary>
    public static bool operator >(EventIdentity left, EventIdentity right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left hash is the smaller one or the same.</summary>
    public static bool operator <=(EventIdentity left, EventIdentity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left hash is the greater one or the same.</summary>
    public static bool operator >=(EventIdentity left, EventIdentity right) => left.CompareTo(right) >= 0;
}
