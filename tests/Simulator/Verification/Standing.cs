using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>How a resource stands by a set of events.</summary>
/// <param name="Winner">The greatest of them; null if there is none.</param>
/// <param name="IsDeleted">Whether one of them tells a deletion.</param>
/// <param name="IsEnded">Whether it is over.</param>
/// <param name="HasMoved">Whether the last of them became the winner.</param>
internal sealed record Standing(ToldEvent? Winner, bool IsDeleted, bool IsEnded, bool HasMoved)
{
    public static Standing None { get; } = new(null, false, false, false);

    public string? Status => Winner?.Status;

    /// <summary>How it stands with one event more.</summary>
    public Standing After(string resource, ToldEvent told)
    {
        var moves = Winner is null || told.Place.CompareTo(Winner.Place) > 0;
        var (winner, isDeleted) = (moves ? told : Winner!, IsDeleted || told.IsDeletion);
        return new(winner, isDeleted, isDeleted || Words.IsEnd(resource, winner.Status), moves);
    }
}
