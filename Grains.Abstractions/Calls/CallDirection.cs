using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>Who called whom.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.CallDirection")]
public readonly record struct CallDirection([property: Id(0)] string Value) : IWord<CallDirection>
{
    /// <summary>The call came to VoIPBin.</summary>
    public static CallDirection Incoming { get; } = new("incoming");

    /// <summary>VoIPBin made the call.</summary>
    public static CallDirection Outgoing { get; } = new("outgoing");

    /// <inheritdoc/>
    public static CallDirection Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(CallDirection word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
