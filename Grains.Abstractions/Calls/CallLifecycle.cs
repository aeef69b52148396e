using VoipbinGrains.Lifecycles;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Calls;

/// <summary>
/// A call's lifecycle, as VoIPBin's call manager has it in <c>IsUpdatableStatus</c>. The status never goes back: rank
/// outweighs time, because in 2022 a hangup carried the time of another clock.
/// </summary>
public static class CallLifecycle
{
    private const sbyte RankOfUnknown = 2;

    /// <summary>The tables.</summary>
    public static Lifecycle Table { get; } = new(
        [
            new(Dialing, 0, [Ringing, Progressing, Terminating, Canceling, Hangup]),
            new(Ringing, 1, [Progressing, Terminating, Canceling, Hangup]),
            new(Progressing, 2, [Terminating, Hangup]),
            new(Terminating, 3, [Hangup]),
            new(Canceling, 3, [Hangup]),
            new(Hangup, 4, []),
        ],
        [
            new("call_created", EventRow.Created),
            new("call_updated", EventRow.Updated),
            new("call_dialing", EventRow.Underway, Dialing),
            new("call_ringing", EventRow.Underway, Ringing),
            new("call_progressing", EventRow.Underway, Progressing, "call_answered"),
            new("call_terminating", EventRow.Updated, Terminating),
            new("call_canceling", EventRow.Updated, Canceling),
            new("call_hangup", EventRow.Ended, Hangup, "call_hungup"),
            new("call_deleted", EventRow.Deleted),
        ])
    {
        Precedence = facts => facts.Rank,
        UnknownRank = RankOfUnknown,
    };
}
