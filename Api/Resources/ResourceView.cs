using VoipbinGrains.Api.Json;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>A resource's state as clients see it.</summary>
internal sealed record ResourceView(
    string Resource,
    Guid Id,
    string Tenant,
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
    public static ResourceView Of(ResourceState state, bool overdue, Hidden hidden) => new(
        state.Key.Resource,
        state.Key.Id,
        state.Key.Tenant,
        state.Status,
        state.Ended,
        state.Deleted,
        overdue,
        state.Version,
        new Position(state.Position),
        state.Event,
        state.OccurredAt,
        state.ReceivedAt,
        state.Anomalies,
        new RawJson(Veil.Over(state.Data, hidden)));
}
