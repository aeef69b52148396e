using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Queues;

/// <summary>A queue's lifecycle: it has no status, and the last write wins until it is deleted.</summary>
public static class QueueLifecycle
{
    /// <summary>The tables.</summary>
    public static Lifecycle Table { get; } = new(
        [],
        [
            new("queue_created", EventRow.Created),
            new("queue_updated", EventRow.Updated),
            new("queue_deleted", EventRow.Deleted),
        ])
    {
        Precedence = facts => (sbyte)(facts.IsDeletion || facts.HasDeleteTime ? 1 : 0),
    };
}
