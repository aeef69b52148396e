using VoipbinGrains.Lifecycles;
using static VoipbinGrains.Agents.AgentStatus;

namespace VoipbinGrains.Agents;

/// <summary>
/// An agent's lifecycle: any status may follow any, and the last write wins until the agent is deleted.
/// </summary>
public static class AgentLifecycle
{
    private static readonly string[] Every = [Available, Away, Busy, Offline, Ringing];

    /// <summary>The tables.</summary>
    public static Lifecycle Table { get; } = new(
        [.. Every.Select(status => new StatusRow(status, 0, [.. Every.Where(other => other != status)]))],
        [
            new("agent_created", EventRow.Created),
            new("agent_updated", EventRow.Updated),
            new("agent_status_updated", EventRow.Underway),
            new("agent_deleted", EventRow.Deleted),
        ])
    {
        Precedence = facts => (sbyte)(facts.IsDeletion || facts.HasDeleteTime ? 1 : 0),
    };
}
