namespace VoipbinGrains.Feed;

/// <summary>Where a part of a snapshot ended.</summary>
/// <param name="AsOf">The position that the whole snapshot stands for.</param>
/// <param name="Number">The number of the resource that was looked at last, in the order of their first events.</param>
[GenerateSerializer, Immutable, Alias("voipbin.SnapshotPlace")]
public sealed record SnapshotPlace([property: Id(0)] long AsOf, [property: Id(1)] long Number);
