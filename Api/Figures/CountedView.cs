using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>A queuecall behind a number.</summary>
internal sealed record CountedView(
    Guid Queuecall,
    Guid? Call,
    Guid? Queue,
    Guid? Agent,
    string? Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LeftAt,
    DateTimeOffset? EndedAt,
    long? WaitMs)
{
    public static CountedView Of(CountedQueuecall one) => new(
        one.Queuecall,
        one.Call,
        one.Queue,
        one.Agent,
        one.Status,
        one.CreatedAt,
        one.LeftAt,
        one.EndedAt,
        Ms.Of(one.LeftAt - one.CreatedAt));
}
