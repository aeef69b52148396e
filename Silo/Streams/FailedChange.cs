using VoipbinGrains.Feed;

namespace VoipbinGrains.Silo.Streams;

/// <summary>A change that a subscriber has not taken.</summary>
/// <param name="Change">The change.</param>
/// <param name="InARow">How many it has not taken in a row.</param>
/// <param name="Letter">The dead letter that was told once more; null if this was told in its place.</param>
internal sealed record FailedChange(Change Change, int InARow, long? Letter);

/// <summary>A dead letter's change, to be told once more.</summary>
/// <param name="Letter">The letter's number.</param>
/// <param name="Change">The change.</param>
/// <param name="Since">When it was asked for.</param>
internal sealed record ToldAgain(long Letter, Change Change, long Since);
