using VoipbinGrains.Resources;

namespace VoipbinGrains.Agents;

/// <summary>How an agent's addresses are called.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.RingMethod")]
public readonly record struct RingMethod([property: Id(0)] string Value) : IWord<RingMethod>
{
    /// <summary>All at once.</summary>
    public static RingMethod RingAll { get; } = new("ringall");

    /// <summary>One after the other; documented, but refused today.</summary>
    public static RingMethod Linear { get; } = new("linear");

    /// <inheritdoc/>
    public static RingMethod Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(RingMethod word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
