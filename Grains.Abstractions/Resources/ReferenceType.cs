namespace VoipbinGrains.Resources;

/// <summary>What a reference_id points at.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.ReferenceType")]
public readonly record struct ReferenceType([property: Id(0)] string Value) : IWord<ReferenceType>
{
    /// <summary>A call.</summary>
    public static ReferenceType Call { get; } = new("call");

    /// <summary>A message; of 2022.</summary>
    public static ReferenceType Message { get; } = new("message");

    /// <summary>An AI conversation.</summary>
    public static ReferenceType Ai { get; } = new("ai");

    /// <summary>A request to the REST API.</summary>
    public static ReferenceType Api { get; } = new("api");

    /// <summary>A campaign.</summary>
    public static ReferenceType Campaign { get; } = new("campaign");

    /// <summary>A conversation.</summary>
    public static ReferenceType Conversation { get; } = new("conversation");

    /// <summary>A transcription.</summary>
    public static ReferenceType Transcribe { get; } = new("transcribe");

    /// <summary>A recording.</summary>
    public static ReferenceType Recording { get; } = new("recording");

    /// <inheritdoc/>
    public static ReferenceType Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(ReferenceType word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
