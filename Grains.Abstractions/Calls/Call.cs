using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>A call: one leg. Unknown fields are in the state's payload.</summary>
/// <param name="State">The state it is read from, with the data as sent.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Call")]
public sealed record Call([property: Id(0)] ResourceState State)
{
    /// <summary>The fields of a call's data that this product reads.</summary>
    internal static IReadOnlyList<Field> Fields { get; } =
    [
        new("action", FieldForm.Object),
        new("activeflow_id", FieldForm.Uuid),
        new("chained_call_ids", FieldForm.Uuids),
        new("customer_id", FieldForm.Uuid),
        new("destination", FieldForm.Object),
        new("direction", FieldForm.Text),
        new("flow_id", FieldForm.Uuid),
        new("groupcall_id", FieldForm.Uuid),
        new("hangup_by", FieldForm.Text),
        new("hangup_reason", FieldForm.Text),
        new("master_call_id", FieldForm.Uuid),
        new("metadata", FieldForm.Object),
        new("mute_direction", FieldForm.Text),
        new("owner_id", FieldForm.Uuid),
        new("owner_type", FieldForm.Text),
        new("recording_id", FieldForm.Uuid),
        new("recording_ids", FieldForm.Uuids),
        new("source", FieldForm.Object),
        new("status", FieldForm.Text),
        new("tm_create", FieldForm.Time),
        new("tm_delete", FieldForm.Time),
        new("tm_hangup", FieldForm.Time),
        new("tm_progressing", FieldForm.Time),
        new("tm_ringing", FieldForm.Time),
        new("tm_update", FieldForm.Time),
        new("type", FieldForm.Text),
    ];

    /// <summary>The call's id.</summary>
    public Guid Id => State.Key.Id;

    /// <summary>Where it is; null if its events tell no status.</summary>
    public CallStatus? Status => State.Status is { } status ? new CallStatus(status) : null;

    /// <summary>VoIPBin's customer; not sent in 2022.</summary>
    public Guid? CustomerId => State.Payload.Uuid("customer_id"u8);

    /// <summary>What owns the leg, such as agent; since 2024-06.</summary>
    public string? OwnerType => State.Payload.Text("owner_type"u8);

    /// <summary>The agent that owns the leg; null for calls made by API key.</summary>
    public Guid? OwnerId => State.Payload.Uuid("owner_id"u8);

    /// <summary>The flow's definition.</summary>
    public Guid? FlowId => State.Payload.Uuid("flow_id"u8);

    /// <summary>The flow that runs; since 2023-07.</summary>
    public Guid? ActiveflowId => State.Payload.Uuid("activeflow_id"u8);

    /// <summary>What it runs.</summary>
    public CallType? Type => State.Payload.Word<CallType>("type"u8);

    /// <summary>The call that this leg is chained to.</summary>
    public Guid? MasterCallId => State.Payload.Uuid("master_call_id"u8);

    /// <summary>The legs that end with this call.</summary>
    public IReadOnlyList<Guid> ChainedCallIds => State.Payload.Uuids("chained_call_ids"u8);

    /// <summary>The current recording.</summary>
    public Guid? RecordingId => State.Payload.Uuid("recording_id"u8);

    /// <summary>All recordings.</summary>
    public IReadOnlyList<Guid> RecordingIds => State.Payload.Uuids("recording_ids"u8);

    /// <summary>The group call; VoIPBin has never filled it.</summary>
    public Guid? GroupcallId => State.Payload.Uuid("groupcall_id"u8);

    /// <summary>Who calls.</summary>
    public Address? Source => Address.From(State.Payload.Object("source"u8));

    /// <summary>Who is called.</summary>
    public Address? Destination => Address.From(State.Payload.Object("destination"u8));

    /// <summary>The current action of its flow.</summary>
    public FlowAction? Action => FlowAction.From(State.Payload.Object("action"u8));

    /// <summary>Technical settings; since 2026-03.</summary>
    public Payload? Metadata => State.Payload.Object("metadata"u8);

    /// <summary>Who called whom.</summary>
    public CallDirection? Direction => State.Payload.Word<CallDirection>("direction"u8);

    /// <summary>Which side is muted; since 2023-04.</summary>
    public MuteDirection? MuteDirection => State.Payload.Word<MuteDirection>("mute_direction"u8);

    /// <summary>Who hung up.</summary>
    public HangupBy? HangupBy => State.Payload.Word<HangupBy>("hangup_by"u8);

    /// <summary>Why it is over.</summary>
    public HangupReason? HangupReason => State.Payload.Word<HangupReason>("hangup_reason"u8);

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt => State.Payload.Time("tm_create"u8);

    /// <summary>When it was last changed, UTC; null for most created events.</summary>
    public DateTimeOffset? UpdatedAt => State.Payload.Time("tm_update"u8);

    /// <summary>When it was deleted, UTC.</summary>
    public DateTimeOffset? DeletedAt => State.Payload.Time("tm_delete"u8);

    /// <summary>When it was answered, UTC; in 2022 by another clock than UpdatedAt.</summary>
    public DateTimeOffset? ProgressingAt => State.Payload.Time("tm_progressing"u8);

    /// <summary>When it began to ring, UTC; never set for a call that was created ringing.</summary>
    public DateTimeOffset? RingingAt => State.Payload.Time("tm_ringing"u8);

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? HungUpAt => State.Payload.Time("tm_hangup"u8);
}
