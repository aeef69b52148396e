namespace VoipbinGrains.Figures;

/// <summary>How far the figures have followed the feed.</summary>
/// <param name="Reached">The position up to which they are complete.</param>
/// <param name="Head">The position given last.</param>
/// <param name="IsComplete">
/// Whether they have read the feed from its beginning: until then they hold a part of it.
/// </param>
/// <param name="Rebuilt">How far a rebuild has come that is underway; null if none is.</param>
[GenerateSerializer, Immutable, Alias("voipbin.FiguresProgress")]
public sealed record FiguresProgress(
    [property: Id(0)] long Reached,
    [property: Id(1)] long Head,
    [property: Id(2)] bool IsComplete,
    [property: Id(3)] long? Rebuilt);
