using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Resources;

/// <summary>What a sender is told of its event, once it is durable.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Version">
/// Its version; a duplicate's is the one it got the first time; 0 for one that is stored, which has none.
/// </param>
/// <param name="Position">Its place in the feed; a duplicate's is the one it got the first time.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Receipt")]
public sealed record Receipt(
    [property: Id(0)] Verdict Verdict,
    [property: Id(1)] int Version,
    [property: Id(2)] long Position);
