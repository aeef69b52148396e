using VoipbinGrains.Api.Json;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>A recorded event as clients see it.</summary>
internal sealed record EventView(
    string Event,
    string SentAs,
    string? Status,
    DateTimeOffset? OccurredAt,
    DateTimeOffset ReceivedAt,
    int Version,
    Position Position,
    string Disposition,
    string Reason,
    int? WithdrawnBy,
    RawJson Data)
{
    public static EventView Of(RecordedEvent recorded, Hidden hidden) => new(
        recorded.Event,
        recorded.SentAs,
        recorded.Status,
        recorded.OccurredAt,
        recorded.ReceivedAt,
        recorded.Version,
        new Position(recorded.Position),
        Word(recorded.Disposition),
        recorded.Reason,
        recorded.WithdrawnBy,
        new RawJson(Veil.Over(recorded.Data, hidden)));

    private static string Word(Disposition disposition) => disposition switch
    {
        VoipbinGrains.Lifecycles.Disposition.Applied => "applied",
        VoipbinGrains.Lifecycles.Disposition.Late => "late",
        VoipbinGrains.Lifecycles.Disposition.Withdrawal => "withdrawal",
        _ => "anomaly",
    };
}
