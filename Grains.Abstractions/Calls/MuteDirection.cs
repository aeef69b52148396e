using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>Which side of a call is muted.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.MuteDirection")]
public readonly record struct MuteDirection([property: Id(0)] string Value) : IWord<MuteDirection>
{
    /// <summary>Both sides.</summary>
    public static MuteDirection Both { get; } = new("both");

    /// <summary>What the other side says.</summary>
    public static MuteDirection In { get; } = new("in");

    /// <summary>What the other side hears.</summary>
    public static MuteDirection Out { get; } = new("out");

    /// <inheritdoc/>
    public static MuteDirection Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(MuteDirection word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
