using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>Where a call is.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.CallStatus")]
public readonly record struct CallStatus([property: Id(0)] string Value) : IWord<CallStatus>
{
    /// <summary>An outgoing call that nothing was heard of yet.</summary>
    public static CallStatus Dialing { get; } = new("dialing");

    /// <summary>It rings; an incoming call usually begins so.</summary>
    public static CallStatus Ringing { get; } = new("ringing");

    /// <summary>It is answered.</summary>
    public static CallStatus Progressing { get; } = new("progressing");

    /// <summary>VoIPBin hangs up an incoming or an answered call.</summary>
    public static CallStatus Terminating { get; } = new("terminating");

    /// <summary>VoIPBin hangs up an outgoing call before it is answered.</summary>
    public static CallStatus Canceling { get; } = new("canceling");

    /// <summary>It is over.</summary>
    public static CallStatus Hangup { get; } = new("hangup");

    /// <inheritdoc/>
    public static CallStatus Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(CallStatus word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
