using VoipbinGrains.Lifecycles;
using static VoipbinGrains.Activeflows.ActiveflowStatus;

namespace VoipbinGrains.Activeflows;

/// <summary>
/// An activeflow's lifecycle. In 2022 it had no status and ended by <c>activeflow_deleted</c>, whose time is that of
/// the last update; since 2023-03 it ends by status. Either end outweighs time, the reported one most.
/// </summary>
public static class ActiveflowLifecycle
{
    /// <summary>The tables.</summary>
    public static Lifecycle Table { get; } = new(
        [
            new(Running, 0, [Ended]),
            new(Ended, 1, []),
        ],
        [
            new("activeflow_created", EventRow.Created),
            new("activeflow_updated", EventRow.Updated),
            new("activeflow_deleted", EventRow.Deleted),
        ])
    {
        Precedence = facts => (sbyte)(facts.IsEnd ? 2 : facts.IsDeletion ? 1 : 0),
    };
}
