using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>What a call runs.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.CallType")]
public readonly record struct CallType([property: Id(0)] string Value) : IWord<CallType>
{
    /// <summary>A flow.</summary>
    public static CallType Flow { get; } = new("flow");

    /// <summary>A conference.</summary>
    public static CallType Conference { get; } = new("conference");

    /// <summary>A SIP service.</summary>
    public static CallType SipService { get; } = new("sip-service");

    /// <inheritdoc/>
    public static CallType Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(CallType word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
