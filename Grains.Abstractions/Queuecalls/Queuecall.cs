using VoipbinGrains.Resources;

namespace VoipbinGrains.Queuecalls;

/// <summary>A call's stay in a queue. VoIPBin does not tell which queue.</summary>
/// <param name="State">The state it is read from, with the data as sent.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Queuecall")]
public sealed record Queuecall([property: Id(0)] ResourceState State)
{
    /// <summary>The fields of a queuecall's data that this product reads.</summary>
    internal static IReadOnlyList<Field> Fields { get; } =
    [
        new("customer_id", FieldForm.Uuid),
        new("duration_service", FieldForm.Integer),
        new("duration_waiting", FieldForm.Integer),
        new("reference_id", FieldForm.Uuid),
        new("reference_type", FieldForm.Text),
        new("service_agent_id", FieldForm.Uuid),
        new("status", FieldForm.Text),
        new("tm_create", FieldForm.Time),
        new("tm_delete", FieldForm.Time),
        new("tm_service", FieldForm.Time),
        new("tm_update", FieldForm.Time),
    ];

    /// <summary>The queuecall's id.</summary>
    public Guid Id => State.Key.Id;

    /// <summary>Where it is; null if its events tell no status.</summary>
    public QueuecallStatus? Status => State.Status is { } status ? new QueuecallStatus(status) : null;

    /// <summary>VoIPBin's customer; not sent in 2022.</summary>
    public Guid? CustomerId => State.Payload.Uuid("customer_id"u8);

    /// <summary>What waits.</summary>
    public ReferenceType? ReferenceType => State.Payload.Word<ReferenceType>("reference_type"u8);

    /// <summary>The caller's call.</summary>
    public Guid? ReferenceId => State.Payload.Uuid("reference_id"u8);

    /// <summary>The agent; null until one is picked, and again after a rollback.</summary>
    public Guid? ServiceAgentId => State.Payload.Uuid("service_agent_id"u8);

    /// <summary>How long it waited.</summary>
    public TimeSpan? DurationWaiting => State.Payload.Milliseconds("duration_waiting"u8);

    /// <summary>As sent: it counts from creation, so it includes the wait.</summary>
    public TimeSpan? DurationService => State.Payload.Milliseconds("duration_service"u8);

    /// <summary>When it entered the queue, UTC.</summary>
    public DateTimeOffset? CreatedAt => State.Payload.Time("tm_create"u8);

    /// <summary>When service began, UTC; in 2022 set when the agent was picked, and again at service.</summary>
    public DateTimeOffset? ServiceAt => State.Payload.Time("tm_service"u8);

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt => State.Payload.Time("tm_update"u8);

    /// <summary>When it was deleted, UTC; in 2022 when it ended.</summary>
    public DateTimeOffset? DeletedAt => State.Payload.Time("tm_delete"u8);
}
