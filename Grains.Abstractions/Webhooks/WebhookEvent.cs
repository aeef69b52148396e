using VoipbinGrains.Resources;

namespace VoipbinGrains.Webhooks;

/// <summary>One webhook of a modelled type: a snapshot of a resource, with the facts that judging it needs.</summary>
/// <remarks>Made by <see cref="WebhookReader"/>.</remarks>
[GenerateSerializer, Immutable, Alias("voipbin.WebhookEvent")]
public sealed record WebhookEvent
{
    [NonSerialized]
    private PayloadCache cache;

    /// <summary>The resource it is about, in the singular: <c>call</c>.</summary>
    [Id(0)]
    public required string Resource { get; init; }

    /// <summary>The resource's id.</summary>
    [Id(1)]
    public required Guid Id { get; init; }

    /// <summary>The type as sent, such as <c>call_hungup</c>.</summary>
    [Id(2)]
    public required string SentAs { get; init; }

    /// <summary>The status as sent; null if unset.</summary>
    [Id(3)]
    public string? Status { get; init; }

    /// <summary>
    /// When it happened by VoIPBin's clock: <c>tm_update</c>, else <c>tm_create</c>; null if both are unset.
    /// </summary>
    [Id(4)]
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The <c>tm_delete</c>; null if unset.</summary>
    [Id(5)]
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When it was received, in whole microseconds, UTC.</summary>
    [Id(6)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What makes a repeat.</summary>
    [Id(7)]
    public required EventIdentity Identity { get; init; }

    /// <summary>The fields that are present but cannot be read, and so count as unset.</summary>
    [Id(8)]
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>The <c>data</c> as sent, without insignificant whitespace; at most 1 MiB.</summary>
    [Id(9)]
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The number of the quarantined body that it was replayed from; null if it was delivered.</summary>
    [Id(10)]
    public long? ReplayOf { get; init; }

    /// <summary>Whether it tells another customer of VoIPBin's than its tenant's events told before.</summary>
    [Id(11)]
    public bool IsForeign { get; init; }

    /// <summary>The data, read.</summary>
    public Payload Payload => cache.Of(Data);
}
