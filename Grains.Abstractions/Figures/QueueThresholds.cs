namespace VoipbinGrains.Figures;

/// <summary>What a queue's figures are measured by.</summary>
/// <param name="ServiceLevel">Who is answered within so long is answered in time.</param>
/// <param name="ShortAbandon">Who gives up within so long has not really waited.</param>
[GenerateSerializer, Immutable, Alias("voipbin.QueueThresholds")]
public readonly record struct QueueThresholds(
    [property: Id(0)] TimeSpan ServiceLevel,
    [property: Id(1)] TimeSpan ShortAbandon);
