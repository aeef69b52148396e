using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Journal;

/// <summary>An event to record.</summary>
/// <param name="Key">Its resource.</param>
/// <param name="Number">The resource's number; null if this is its first event.</param>
/// <param name="Event">The event; its version is the fence, its position is given by the journal.</param>
[GenerateSerializer, Immutable, Alias("voipbin.EventWrite")]
public sealed record EventWrite(
    [property: Id(0)] ResourceKey Key,
    [property: Id(1)] long? Number,
    [property: Id(2)] RecordedEvent Event)
{
    /// <summary>What the event withdraws, in the same transaction; null for VoIPBin's own.</summary>
    [Id(3)]
    public WithdrawnEvent? Withdrawn { get; init; }
}
