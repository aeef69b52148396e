namespace VoipbinGrains.Lifecycles;

/// <summary>What the rule of order needs to know of an event.</summary>
/// <param name="Status">Its status in today's words; as sent if unknown; null if it tells and announces none.</param>
/// <param name="Rank">That status's rank.</param>
/// <param name="IsEnd">Whether that status is terminal.</param>
/// <param name="IsDeletion">Whether its type is a deleted one.</param>
/// <param name="HasDeleteTime">Whether its <c>tm_delete</c> is a time.</param>
public readonly record struct EventFacts(string? Status, sbyte Rank, bool IsEnd, bool IsDeletion, bool HasDeleteTime);
