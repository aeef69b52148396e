using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Resources;
using VoipbinGrains.Conversations;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Conversations;

/// <summary>A conversation as clients see it.</summary>
internal sealed record ConversationView(
    ResourceView? Call,
    IReadOnlyList<ResourceView> Legs,
    IReadOnlyList<ResourceView> Activeflows,
    IReadOnlyList<StayView> Queuecalls,
    IReadOnlyList<ResourceView> Agents,
    IReadOnlyList<TimelineView> Timeline)
{
    public static ConversationView Of(Conversation told, Func<ResourceState, ResourceView> view) => new(
        told.Call is { } call ? view(call) : null,
        [.. told.Legs.Select(view)],
        [.. told.Activeflows.Select(view)],
        [
            .. told.Queuecalls.Select(stay => StayView.Of(
                view(stay), told.Queues.TryGetValue(stay.Key.Id, out var queue) ? queue : null)),
        ],
        [.. told.Agents.Select(view)],
        [
            .. told.Timeline.Select(entry => new TimelineView(
                entry.OccurredAt, entry.Resource, entry.Id, entry.Event, entry.Status)),
        ]);
}

/// <summary>A queuecall in a conversation, and its queue; null where that cannot be known.</summary>
internal sealed record StayView(
    string Resource,
    Guid Id,
    string Tenant,
    Guid? Queue,
    string? Status,
    bool Ended,
    bool Deleted,
    bool Overdue,
    int Version,
    Position Position,
    string Event,
    DateTimeOffset? OccurredAt,
    DateTimeOffset ReceivedAt,
    int Anomalies,
    RawJson Data)
{
    public static StayView Of(ResourceView one, Guid? queue) => new(
        one.Resource, one.Id, one.Tenant, queue, one.Status, one.Ended, one.Deleted, one.Overdue, one.Version,
        one.Position, one.Event, one.OccurredAt, one.ReceivedAt, one.Anomalies, one.Data);
}

/// <summary>Something that happened.</summary>
internal sealed record TimelineView(
    DateTimeOffset? OccurredAt, string Resource, Guid Id, string Event, string? Status);
