using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VoipbinGrains.Simulator.Truth;

/// <summary>
/// What makes two webhooks the same event: SHA-256 over the type as sent, a zero byte, and the data. Compared as
/// unsigned bytes.
/// </summary>
internal readonly record struct EventHash(UInt128 First, UInt128 Second) : IComparable<EventHash>
{
    public static EventHash Of(string sentAs, ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(sentAs));
        hash.AppendData([0]);
        hash.AppendData(data);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
    }

    /// <summary>A hash of data alone, for where the type as sent is not told.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> data)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    public int CompareTo(EventHash other) => (First, Second).CompareTo((other.First, other.Second));
}
