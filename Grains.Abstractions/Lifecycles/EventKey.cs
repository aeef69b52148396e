using System.Buffers.Binary;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Lifecycles;

/// <summary>
/// An event's place in its resource's lifecycle, made from its own content alone: of two events the one with the
/// greater key is the newer. Compared member by member, in this order.
/// </summary>
/// <param name="Precedence">What outweighs time; which, each resource's lifecycle says.</param>
/// <param name="Microseconds">
/// The effective time, in microseconds since 1970; <see cref="NoTime"/> if there is none.
/// </param>
/// <param name="Rank">The status's rank where it decides between events of one time; else 0.</param>
/// <param name="TypeRank">The rank of the event's type, 0 for created to 5 for deleted.</param>
/// <param name="Identity">The event's hash decides when all else is the same.</param>
[GenerateSerializer, Immutable, Alias("voipbin.EventKey")]
public readonly record struct EventKey(
    [property: Id(0)] sbyte Precedence,
    [property: Id(1)] long Microseconds,
    [property: Id(2)] sbyte Rank,
    [property: Id(3)] sbyte TypeRank,
    [property: Id(4)] EventIdentity Identity) : IComparable<EventKey>
{
    /// <summary>The effective time of an event that carries none: before every time.</summary>
    public const long NoTime = long.MinValue;

    /// <summary>Length in bytes, as <see cref="ToBytes"/> writes it.</summary>
    public const int Length = 11 + EventIdentity.Length;

    /// <summary>The effective time; null if the event carries none.</summary>
    public DateTimeOffset? OccurredAt =>
        Microseconds == NoTime ? null : VoipbinTime.FromMicroseconds(Microseconds);

    /// <summary>The key of a withdrawal: below every event's, so that whatever is heard is newer.</summary>
    /// <param name="position">The place in the feed of what is withdrawn.</param>
    /// <param name="version">The withdrawal's version.</param>
    public static EventKey OfWithdrawal(long position, int version) => new(
        sbyte.MinValue, NoTime, sbyte.MinValue, sbyte.MinValue,
        new EventIdentity(0, 0, (ulong)position, (ulong)version));

    /// <summary>What a withdrawal withdraws: its place in the feed.</summary>
    internal long Withdraws => (long)Identity.Third;

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes"><see cref="Length"/> bytes.</param>
    public static EventKey FromBytes(ReadOnlySpan<byte> bytes) => new(
        (sbyte)(bytes[0] ^ 0x80),
        (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]) ^ (1UL << 63)),
        (sbyte)(bytes[9] ^ 0x80),
        (sbyte)(bytes[10] ^ 0x80),
        EventIdentity.Read(bytes[11..]));

    /// <summary>The key as bytes whose unsigned order is the order of keys, so that any store can sort by it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        bytes[0] = (byte)(Precedence ^ 0x80);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(1), (ulong)Microseconds ^ (1UL << 63));
        bytes[9] = (byte)(Rank ^ 0x80);
        bytes[10] = (byte)(TypeRank ^ 0x80);
        Identity.Write(bytes.AsSpan(11));
        return bytes;
    }

    /// <inheritdoc/>
    public int CompareTo(EventKey other) =>
        (Precedence, Microseconds, Rank, TypeRank, Identity).CompareTo(
            (other.Precedence, other.Microseconds, other.Rank, other.TypeRank, other.Identity));

    /// <summary>Whether the left event is the older one.</summary>
    public static bool operator <(EventKey left, EventKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left event is the newer one.</summary>
    public static bool operator >(EventKey left, EventKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left event is the older one or the same.</summary>
    public static bool operator <=(EventKey left, EventKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left event is the newer one or the same.</summary>
    public static bool operator >=(EventKey left, EventKey right) => left.CompareTo(right) >= 0;
}
