namespace VoipbinGrains.Resources;

/// <summary>A step of a flow. There are about fifty types; VoIPBin adds more.</summary>
/// <param name="Payload">The action as sent.</param>
public sealed record FlowAction(Payload Payload)
{
    /// <summary>Its id; <c>…0001</c> is the start, <c>…0002</c> the finish, <c>…0003</c> the next one.</summary>
    public Guid? Id => Payload.Uuid("id"u8);

    /// <summary>The action after it.</summary>
    public Guid? NextId => Payload.Uuid("next_id"u8);

    /// <summary>What it does, such as <c>talk</c>; null for the start.</summary>
    public string? Type => Payload.Text("type"u8);

    /// <summary>Its settings; their shape depends on the type.</summary>
    public Payload? Option => Payload.Object("option"u8);

    /// <summary>When it ran, UTC, cut to microseconds; VoIPBin sends up to nanoseconds.</summary>
    public DateTimeOffset? ExecutedAt => Payload.Time("tm_execute"u8);

    internal static FlowAction? From(Payload? payload) => payload is null ? null : new(payload);
}
