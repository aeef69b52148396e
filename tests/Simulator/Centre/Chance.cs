namespace VoipbinGrains.Simulator.Centre;

/// <summary>What happens by chance; the same for the same seed.</summary>
internal sealed class Chance(int seed)
{
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    // seeded, its numbers are the same on every machine and in every version of .NET
    private readonly Random random = new(seed);

    public bool Is(double probability) => random.NextDouble() < probability;

    /// <summary>From 0 to below a number.</summary>
    public int Below(int number) => random.Next(number);

    public T OneOf<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>A time between two, in seconds, to the microsecond.</summary>
    public TimeSpan Between(double from, double to) =>
        TimeSpan.FromMicroseconds(Math.Floor((from + (random.NextDouble() * (to - from))) * 1e6));

    /// <summary>A random UUID.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[VersionByte] = (byte)((bytes[VersionByte] & 0x0F) | 0x40);
        bytes[VariantByte] = (byte)((bytes[VariantByte] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A telephone number that nobody has.</summary>
    public string Number() => $"+1555{random.Next(10_000_000):0000000}";
}
