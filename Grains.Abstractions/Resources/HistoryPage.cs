using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Resources;

/// <summary>A part of a resource's recorded events, in lifecycle order, oldest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">The key to ask after for the next page; null if this is the last one.</param>
[GenerateSerializer, Immutable, Alias("voipbin.HistoryPage")]
public sealed record HistoryPage(
    [property: Id(0)] IReadOnlyList<RecordedEvent> Events,
    [property: Id(1)] EventKey? Next);
