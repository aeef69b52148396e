namespace VoipbinGrains.Grains.Journal;

/// <summary>What the journal gave an event.</summary>
/// <param name="Number">Its resource's number.</param>
/// <param name="Position">Its place in the feed.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Committed")]
public readonly record struct Committed([property: Id(0)] long Number, [property: Id(1)] long Position);
