using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Grains.Journal;

/// <summary>Where a resource's grain starts from.</summary>
/// <param name="Number">The dense number that the journal gave the resource at its first event.</param>
/// <param name="Standing">How the resource stands; null if it was purged: then it takes no more events.</param>
/// <param name="HasWithdrawn">Whether an event of it is withdrawn: then one may be recorded above the newest.</param>
[GenerateSerializer, Immutable, Alias("voipbin.ResourceHead")]
public sealed record ResourceHead(
    [property: Id(0)] long Number, [property: Id(1)] Standing? Standing, [property: Id(2)] bool HasWithdrawn = false);
