namespace VoipbinGrains.Grains.Journal;

/// <summary>The event that another withdraws.</summary>
/// <param name="Version">Its version.</param>
/// <param name="IsErased">Whether its data is replaced by <c>{}</c>, wherever the journal holds it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.WithdrawnEvent")]
public sealed record WithdrawnEvent([property: Id(0)] int Version, [property: Id(1)] bool IsErased);
