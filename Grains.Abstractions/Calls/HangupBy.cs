using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>Who hung up.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.HangupBy")]
public readonly record struct HangupBy([property: Id(0)] string Value) : IWord<HangupBy>
{
    /// <summary>The other side.</summary>
    public static HangupBy Remote { get; } = new("remote");

    /// <summary>VoIPBin.</summary>
    public static HangupBy Local { get; } = new("local");

    /// <inheritdoc/>
    public static HangupBy Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(HangupBy word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
