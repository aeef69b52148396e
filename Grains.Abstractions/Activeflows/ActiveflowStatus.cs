using VoipbinGrains.Resources;

namespace VoipbinGrains.Activeflows;

/// <summary>Where a running flow is. Known since 2023-03.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.ActiveflowStatus")]
public readonly record struct ActiveflowStatus([property: Id(0)] string Value) : IWord<ActiveflowStatus>
{
    /// <summary>It runs.</summary>
    public static ActiveflowStatus Running { get; } = new("running");

    /// <summary>It is over.</summary>
    public static ActiveflowStatus Ended { get; } = new("ended");

    /// <inheritdoc/>
    public static ActiveflowStatus Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(ActiveflowStatus word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
