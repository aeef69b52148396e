using VoipbinGrains.Resources;

namespace VoipbinGrains.Agents;

/// <summary>An agent.</summary>
/// <param name="State">The state it is read from, with the data as sent.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Agent")]
public sealed record Agent([property: Id(0)] ResourceState State)
{
    /// <summary>The fields of an agent's data that this product reads.</summary>
    internal static IReadOnlyList<Field> Fields { get; } =
    [
        new("addresses", FieldForm.Objects),
        new("customer_id", FieldForm.Uuid),
        new("detail", FieldForm.Text),
        new("direct_hash", FieldForm.Text),
        new("name", FieldForm.Text),
        new("permission", FieldForm.Integer),
        new("ring_method", FieldForm.Text),
        new("status", FieldForm.Text),
        new("tag_ids", FieldForm.Uuids),
        new("tm_create", FieldForm.Time),
        new("tm_delete", FieldForm.Time),
        new("tm_update", FieldForm.Time),
        new("username", FieldForm.Text),
    ];

    /// <summary>The agent's id.</summary>
    public Guid Id => State.Key.Id;

    /// <summary>Where it is; null if its events tell no status.</summary>
    public AgentStatus? Status => State.Status is { } status ? new AgentStatus(status) : null;

    /// <summary>VoIPBin's customer; not sent in 2022.</summary>
    public Guid? CustomerId => State.Payload.Uuid("customer_id"u8);

    /// <summary>The name it signs in with.</summary>
    public string? Username => State.Payload.Text("username"u8);

    /// <summary>Its name.</summary>
    public string? Name => State.Payload.Text("name"u8);

    /// <summary>Its description.</summary>
    public string? Detail => State.Payload.Text("detail"u8);

    /// <summary>How its addresses are called.</summary>
    public RingMethod? RingMethod => State.Payload.Word<RingMethod>("ring_method"u8);

    /// <summary>What it may do; a bit mask since 2023-11, before 0 or 1 for an administrator.</summary>
    public AgentPermission? Permission => (AgentPermission?)State.Payload.Integer("permission"u8);

    /// <summary>Its address for direct calls.</summary>
    public string? DirectHash => State.Payload.Text("direct_hash"u8);

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Guid> TagIds => State.Payload.Uuids("tag_ids"u8);

    /// <summary>Where it is called.</summary>
    public IReadOnlyList<Address> Addresses =>
        [.. State.Payload.Objects("addresses"u8).Select(item => new Address(item))];

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt => State.Payload.Time("tm_create"u8);

    /// <summary>When it was last changed, UTC; null for most created events.</summary>
    public DateTimeOffset? UpdatedAt => State.Payload.Time("tm_update"u8);

    /// <summary>When it was deleted, UTC.</summary>
    public DateTimeOffset? DeletedAt => State.Payload.Time("tm_delete"u8);
}
