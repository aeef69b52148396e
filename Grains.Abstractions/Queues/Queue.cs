using VoipbinGrains.Resources;

namespace VoipbinGrains.Queues;

/// <summary>A queue. VoIPBin sends no webhook for queues; it is known from its REST API's bodies.</summary>
/// <param name="State">The state it is read from, with the data as sent.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Queue")]
public sealed record Queue([property: Id(0)] ResourceState State)
{
    /// <summary>The fields of a queue's data that this product reads.</summary>
    internal static IReadOnlyList<Field> Fields { get; } =
    [
        new("customer_id", FieldForm.Uuid),
        new("detail", FieldForm.Text),
        new("direct_hash", FieldForm.Text),
        new("name", FieldForm.Text),
        new("routing_method", FieldForm.Text),
        new("service_queuecall_ids", FieldForm.Uuids),
        new("service_timeout", FieldForm.Integer),
        new("tag_ids", FieldForm.Uuids),
        new("tm_create", FieldForm.Time),
        new("tm_delete", FieldForm.Time),
        new("tm_update", FieldForm.Time),
        new("total_abandoned_count", FieldForm.Integer),
        new("total_incoming_count", FieldForm.Integer),
        new("total_serviced_count", FieldForm.Integer),
        new("wait_actions", FieldForm.Objects),
        new("wait_flow_id", FieldForm.Uuid),
        new("wait_queuecall_ids", FieldForm.Uuids),
        new("wait_timeout", FieldForm.Integer),
    ];

    /// <summary>The queue's id.</summary>
    public Guid Id => State.Key.Id;

    /// <summary>VoIPBin's customer; not sent in 2022.</summary>
    public Guid? CustomerId => State.Payload.Uuid("customer_id"u8);

    /// <summary>Its name.</summary>
    public string? Name => State.Payload.Text("name"u8);

    /// <summary>Its description.</summary>
    public string? Detail => State.Payload.Text("detail"u8);

    /// <summary>How it picks the agent.</summary>
    public RoutingMethod? RoutingMethod => State.Payload.Word<RoutingMethod>("routing_method"u8);

    /// <summary>The tags an agent needs.</summary>
    public IReadOnlyList<Guid> TagIds => State.Payload.Uuids("tag_ids"u8);

    /// <summary>Its address for direct calls; since 2026-03.</summary>
    public string? DirectHash => State.Payload.Text("direct_hash"u8);

    /// <summary>The flow that runs while a caller waits; since 2025-04.</summary>
    public Guid? WaitFlowId => State.Payload.Uuid("wait_flow_id"u8);

    /// <summary>The actions that run while a caller waits; of 2022.</summary>
    public IReadOnlyList<FlowAction> WaitActions =>
        [.. State.Payload.Objects("wait_actions"u8).Select(item => new FlowAction(item))];

    /// <summary>The longest wait.</summary>
    public TimeSpan? WaitTimeout => State.Payload.Milliseconds("wait_timeout"u8);

    /// <summary>The longest service.</summary>
    public TimeSpan? ServiceTimeout => State.Payload.Milliseconds("service_timeout"u8);

    /// <summary>The queuecalls that wait.</summary>
    public IReadOnlyList<Guid> WaitQueuecallIds => State.Payload.Uuids("wait_queuecall_ids"u8);

    /// <summary>The queuecalls in service.</summary>
    public IReadOnlyList<Guid> ServiceQueuecallIds => State.Payload.Uuids("service_queuecall_ids"u8);

    /// <summary>How many came; counted by VoIPBin.</summary>
    public long? TotalIncomingCount => State.Payload.Integer("total_incoming_count"u8);

    /// <summary>How many were served; counted by VoIPBin.</summary>
    public long? TotalServicedCount => State.Payload.Integer("total_serviced_count"u8);

    /// <summary>How many gave up; VoIPBin has not counted since 2024-02.</summary>
    public long? TotalAbandonedCount => State.Payload.Integer("total_abandoned_count"u8);

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt => State.Payload.Time("tm_create"u8);

    /// <summary>When it was last changed, UTC; null for most created events.</summary>
    public DateTimeOffset? UpdatedAt => State.Payload.Time("tm_update"u8);

    /// <summary>When it was deleted, UTC.</summary>
    public DateTimeOffset? DeletedAt => State.Payload.Time("tm_delete"u8);
}
