using System.Buffers.Binary;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>UUIDs that look random and are the same for the same seed, cheaper than random ones.</summary>
/// <param name="seed">Which of many sequences.</param>
internal sealed class Ids(long seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    // another factor than the step, else one sequence would be a part of the next
    private ulong state = ((ulong)seed + 1) * 0xD1B54A32D192ED03;

    /// <summary>The next one, of version 4 as VoIPBin's are.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Mix());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mix());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    // SplitMix64
    private ulong Mix()
    {
        state += Step;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
