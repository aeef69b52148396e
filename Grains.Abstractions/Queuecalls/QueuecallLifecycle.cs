using VoipbinGrains.Lifecycles;
using static VoipbinGrains.Queuecalls.QueuecallStatus;

namespace VoipbinGrains.Queuecalls;

/// <summary>
/// A queuecall's lifecycle, of both eras. Time outweighs rank, because since autumn 2026 an agent who does not answer
/// sends the caller from connecting back to waiting; only an end outweighs time.
/// </summary>
public static class QueuecallLifecycle
{
    /// <summary>The tables.</summary>
    public static Lifecycle Table { get; } = new(
        [
            new(Initiating, 0, [Waiting, Connecting, Service, Abandoned, Done]),
            new(Waiting, 1, [Connecting, Kicking, Service, Abandoned, Done], "wait"),
            new(Connecting, 2, [Waiting, Kicking, Service, Abandoned, Done], "entering"),
            new(Kicking, 3, [Service, Abandoned, Done]),
            new(Service, 4, [Kicking, Connecting, Done, Abandoned]),
            new(Done, 9, []),
            new(Abandoned, 9, []),
        ],
        [
            new("queuecall_created", EventRow.Created),
            new("queuecall_waiting", EventRow.Underway, Waiting),
            new("queuecall_connecting", EventRow.Underway, Connecting, "queuecall_entering"),
            new("queuecall_kicking", EventRow.Updated, Kicking),
            new("queuecall_serviced", EventRow.Serviced, Service),
            new("queuecall_done", EventRow.Ended, Done),
            new("queuecall_abandoned", EventRow.Ended, Abandoned),
            new("queuecall_deleted", EventRow.Deleted),
        ])
    {
        Precedence = facts => (sbyte)(facts.IsEnd ? 1 : 0),
        RankBreaksTies = true,
        DeleteTimeIsDeletion = false,
    };
}
