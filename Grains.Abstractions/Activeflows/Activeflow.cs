using VoipbinGrains.Resources;

namespace VoipbinGrains.Activeflows;

/// <summary>A flow that runs, or ran.</summary>
/// <param name="State">The state it is read from, with the data as sent.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Activeflow")]
public sealed record Activeflow([property: Id(0)] ResourceState State)
{
    /// <summary>The fields of an activeflow's data that this product reads.</summary>
    internal static IReadOnlyList<Field> Fields { get; } =
    [
        new("actions", FieldForm.Objects),
        new("current_action", FieldForm.Object),
        new("customer_id", FieldForm.Uuid),
        new("executed_actions", FieldForm.Objects),
        new("flow_id", FieldForm.Uuid),
        new("forward_action_id", FieldForm.Uuid),
        new("on_complete_flow_id", FieldForm.Uuid),
        new("reference_activeflow_id", FieldForm.Uuid),
        new("reference_id", FieldForm.Uuid),
        new("reference_type", FieldForm.Text),
        new("status", FieldForm.Text),
        new("tm_create", FieldForm.Time),
        new("tm_delete", FieldForm.Time),
        new("tm_update", FieldForm.Time),
        new("webhook_method", FieldForm.Text),
        new("webhook_uri", FieldForm.Text),
    ];

    /// <summary>The activeflow's id.</summary>
    public Guid Id => State.Key.Id;

    /// <summary>Where it is; null if its events tell no status.</summary>
    public ActiveflowStatus? Status => State.Status is { } status ? new ActiveflowStatus(status) : null;

    /// <summary>VoIPBin's customer; always zero, that is null, in 2022.</summary>
    public Guid? CustomerId => State.Payload.Uuid("customer_id"u8);

    /// <summary>The flow's definition.</summary>
    public Guid? FlowId => State.Payload.Uuid("flow_id"u8);

    /// <summary>What it runs for.</summary>
    public ReferenceType? ReferenceType => State.Payload.Word<ReferenceType>("reference_type"u8);

    /// <summary>The id of what it runs for, such as the call.</summary>
    public Guid? ReferenceId => State.Payload.Uuid("reference_id"u8);

    /// <summary>The activeflow that started this one when it ended.</summary>
    public Guid? ReferenceActiveflowId => State.Payload.Uuid("reference_activeflow_id"u8);

    /// <summary>The flow to start when this one ends.</summary>
    public Guid? OnCompleteFlowId => State.Payload.Uuid("on_complete_flow_id"u8);

    /// <summary>A further destination of its webhooks; may carry a secret.</summary>
    public string? WebhookUri => State.Payload.Text("webhook_uri"u8);

    /// <summary>The HTTP method for it.</summary>
    public string? WebhookMethod => State.Payload.Text("webhook_method"u8);

    /// <summary>The action that runs.</summary>
    public FlowAction? CurrentAction => FlowAction.From(State.Payload.Object("current_action"u8));

    /// <summary>The action it will jump to.</summary>
    public Guid? ForwardActionId => State.Payload.Uuid("forward_action_id"u8);

    /// <summary>All actions; of 2022.</summary>
    public IReadOnlyList<FlowAction> Actions =>
        [.. State.Payload.Objects("actions"u8).Select(item => new FlowAction(item))];

    /// <summary>The actions that ran; grows with each step.</summary>
    public IReadOnlyList<FlowAction> ExecutedActions =>
        [.. State.Payload.Objects("executed_actions"u8).Select(item => new FlowAction(item))];

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt => State.Payload.Time("tm_create"u8);

    /// <summary>When it was last changed, UTC; null for most created events.</summary>
    public DateTimeOffset? UpdatedAt => State.Payload.Time("tm_update"u8);

    /// <summary>When it was deleted, UTC.</summary>
    public DateTimeOffset? DeletedAt => State.Payload.Time("tm_delete"u8);
}
