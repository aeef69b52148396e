namespace VoipbinGrains.Peers.Told;

/// <summary>What a webhook tells of a call, and its place in the order of the call's events.</summary>
/// <param name="Call">The call.</param>
/// <param name="Type">The event's type as sent.</param>
/// <param name="Status">The call's status.</param>
/// <param name="Deleted">Whether it says that the call was deleted.</param>
/// <param name="Rank">The status's rank, which outweighs time.</param>
/// <param name="OccurredAt">When, in microseconds since 1970; 0 if it carries no time.</param>
/// <param name="TypeRank">The type's rank, which decides at one time.</param>
/// <param name="Hash">SHA-256 of type and data: what makes two webhooks the same event, and decides last.</param>
/// <param name="Data">VoIPBin's data as sent.</param>
[GenerateSerializer, Immutable, Alias("peer.ToldCall")]
internal sealed record ToldCall(
    [property: Id(0)] Guid Call,
    [property: Id(1)] string Type,
    [property: Id(2)] string? Status,
    [property: Id(3)] bool Deleted,
    [property: Id(4)] short Rank,
    [property: Id(5)] long OccurredAt,
    [property: Id(6)] short TypeRank,
    [property: Id(7)] byte[] Hash,
    [property: Id(8)] byte[] Data)
{
    /// <summary>Whether it is newer than another event of its call.</summary>
    public bool IsNewerThan(ToldCall other)
    {
        var place = (Rank, OccurredAt, TypeRank).CompareTo((other.Rank, other.OccurredAt, other.TypeRank));
        return place > 0 || (place == 0 && Hash.AsSpan().SequenceCompareTo(other.Hash) > 0);
    }
}
