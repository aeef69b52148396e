using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Resources;
using VoipbinGrains.Feed;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Changes;

/// <summary>A change as clients see it; a state in a snapshot has the same shape.</summary>
internal sealed record ChangeView(
    Position Position,
    string Resource,
    string? Id,
    string Tenant,
    int? Version,
    string Event,
    string Outcome,
    string? PreviousStatus,
    string? Status,
    bool Ended,
    bool Deleted,
    DateTimeOffset? OccurredAt,
    DateTimeOffset ReceivedAt,
    RawJson Data)
{
    private const string Applied = "applied";

    public static ChangeView Of(Change change, Hidden hidden) => new(
        new Position(change.Position),
        change.Resource,
        change.Id,
        change.Tenant,
        change.Version,
        change.Event,
        change.Outcome switch
        {
            Verdict.Applied => Applied,
            Verdict.Late => "late",
            Verdict.Withdrawn => WithdrawalView.Withdrawn,
            _ => "stored",
        },
        change.PreviousStatus,
        change.Status,
        change.Ended,
        change.Deleted,
        change.OccurredAt,
        change.ReceivedAt,
        new RawJson(Veil.Over(change.Data, hidden)));

    /// <summary>A state, told as the event that made it; what the status was before is not told.</summary>
    public static ChangeView Of(ResourceState state, Hidden hidden) => new(
        new Position(state.Position),
        state.Key.Resource,
        state.Key.Id.ToString(),
        state.Key.Tenant,
        state.Version,
        state.Event,
        Applied,
        null,
        state.Status,
        state.Ended,
        state.Deleted,
        state.OccurredAt,
        state.ReceivedAt,
        new RawJson(Veil.Over(state.Data, hidden)));
}
