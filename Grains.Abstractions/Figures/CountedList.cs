namespace VoipbinGrains.Figures;

/// <summary>A part of the queuecalls behind a number.</summary>
/// <param name="Queuecalls">The queuecalls.</param>
/// <param name="Next">How many come before the next part; null if this is the last one.</param>
[GenerateSerializer, Immutable, Alias("voipbin.CountedList")]
public sealed record CountedList(
    [property: Id(0)] IReadOnlyList<CountedQueuecall> Queuecalls,
    [property: Id(1)] long? Next);
