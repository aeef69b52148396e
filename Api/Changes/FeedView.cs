using VoipbinGrains.Api.Json;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Changes;

/// <summary>What the feed holds.</summary>
internal sealed record FeedView(
    Position? Oldest, Position Head, DateTimeOffset? LastReceivedAt, IReadOnlyDictionary<string, long> EventsByType)
{
    public static FeedView Of(FeedSummary summary) => new(
        summary.Oldest is { } oldest ? new Position(oldest) : null,
        new Position(summary.Head),
        summary.LastReceivedAt,
        summary.EventsByType);
}
