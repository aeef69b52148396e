using VoipbinGrains.Resources;

namespace VoipbinGrains.Queues;

/// <summary>How a queue picks the agent.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.RoutingMethod")]
public readonly record struct RoutingMethod([property: Id(0)] string Value) : IWord<RoutingMethod>
{
    /// <summary>Any available one.</summary>
    public static RoutingMethod Random { get; } = new("random");

    /// <inheritdoc/>
    public static RoutingMethod Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(RoutingMethod word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
