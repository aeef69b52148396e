namespace VoipbinGrains.Streams;

/// <summary>
/// A subscriber asked for a position before which retention has taken something it has not heard: it cannot be told
/// what. It is told what is still there.
/// </summary>
[GenerateSerializer, Alias("voipbin.PositionGoneException")]
public sealed class PositionGoneException(string message) : Exception(message);
