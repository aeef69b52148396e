namespace VoipbinGrains.Silo.Journals;

/// <summary>
/// How much a tenant's quarantine holds and for how long. What strangers send has a room of its own, of the same size,
/// so that it takes nothing from what the tenant's own sender sent.
/// </summary>
internal sealed record QuarantineBounds
{
    /// <summary>What a body takes besides its bytes, about.</summary>
    public const int Overhead = 512;

    /// <summary>How many that are too much leave with one that comes, at most: the rest with the next.</summary>
    public const int MostLeavingAtOnce = 1_000;

    /// <summary>
    /// How many bytes of a tenant's are kept, and as many of strangers, give or take a body; the oldest leave first.
    /// </summary>
    public long MaxBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>How long they are kept; null as long as there is room.</summary>
    public TimeSpan? Retain { get; init; }

    /// <summary>How long those of strangers are kept; null as long as there is room.</summary>
    public TimeSpan? RetainStrangers { get; init; }
}
