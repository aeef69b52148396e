namespace VoipbinGrains.Conversations;

/// <summary>Something that happened in a conversation.</summary>
/// <param name="OccurredAt">When, by VoIPBin's clock; null if it carries no time.</param>
/// <param name="Resource">The kind of resource in the singular.</param>
/// <param name="Id">The resource's id.</param>
/// <param name="Event">The event's type in today's word.</param>
/// <param name="Status">Its status in today's word; null if it tells none.</param>
[GenerateSerializer, Immutable, Alias("voipbin.TimelineEntry")]
public sealed record TimelineEntry(
    [property: Id(0)] DateTimeOffset? OccurredAt,
    [property: Id(1)] string Resource,
    [property: Id(2)] Guid Id,
    [property: Id(3)] string Event,
    [property: Id(4)] string? Status);
