namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>A body was replayed.</summary>
/// <param name="Id">The body's number.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("voipbin.MemoryReplay")]
internal sealed record MemoryReplay([property: Id(0)] long Id, [property: Id(1)] DateTimeOffset At);
