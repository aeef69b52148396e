namespace VoipbinGrains.Feed;

/// <summary>What a tenant's feed holds, in a few numbers.</summary>
/// <param name="Oldest">The first position that is retained, of all tenants; null if there is none.</param>
/// <param name="Head">The position given last, of all tenants; 0 if none was given.</param>
/// <param name="LastReceivedAt">When the tenant's newest event was received, UTC; null if there was none.</param>
/// <param name="EventsByType">
/// How many of the tenant's events were recorded since the beginning, by type in today's word.
/// </param>
[GenerateSerializer, Immutable, Alias("voipbin.FeedSummary")]
public sealed record FeedSummary(
    [property: Id(0)] long? Oldest,
    [property: Id(1)] long Head,
    [property: Id(2)] DateTimeOffset? LastReceivedAt,
    [property: Id(3)] IReadOnlyDictionary<string, long> EventsByType);
