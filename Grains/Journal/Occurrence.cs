namespace VoipbinGrains.Grains.Journal;

/// <summary>Where an event is recorded.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Position">Its place in the feed.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Occurrence")]
public readonly record struct Occurrence([property: Id(0)] int Version, [property: Id(1)] long Position);
