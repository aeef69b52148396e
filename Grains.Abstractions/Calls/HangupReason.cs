using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>Why a call is over.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.HangupReason")]
public readonly record struct HangupReason([property: Id(0)] string Value) : IWord<HangupReason>
{
    /// <summary>It was hung up after it was answered, or answered elsewhere.</summary>
    public static HangupReason Normal { get; } = new("normal");

    /// <summary>It could not be made.</summary>
    public static HangupReason Failed { get; } = new("failed");

    /// <summary>The other side was busy.</summary>
    public static HangupReason Busy { get; } = new("busy");

    /// <summary>VoIPBin took it back before it was answered.</summary>
    public static HangupReason Cancel { get; } = new("cancel");

    /// <summary>It reached its longest duration.</summary>
    public static HangupReason Timeout { get; } = new("timeout");

    /// <summary>Nobody answered.</summary>
    public static HangupReason NoAnswer { get; } = new("noanswer");

    /// <summary>Dialling was given up.</summary>
    public static HangupReason Dialout { get; } = new("dialout");

    /// <summary>An answering machine was detected.</summary>
    public static HangupReason Amd { get; } = new("amd");

    /// <inheritdoc/>
    public static HangupReason Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(HangupReason word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
