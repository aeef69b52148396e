using VoipbinGrains.Api.Json;
using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>How far the figures have followed the feed.</summary>
internal sealed record ProgressView(Position Reached, Position Head, bool Complete, Position? Rebuilt)
{
    public static ProgressView Of(FiguresProgress progress) => new(
        new Position(progress.Reached),
        new Position(progress.Head),
        progress.IsComplete,
        progress.Rebuilt is { } rebuilt ? new Position(rebuilt) : null);
}
