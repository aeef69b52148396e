using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Feed;

/// <summary>An entry of the feed: an event that was recorded, and how its resource stood afterwards.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.Change")]
public sealed record Change
{
    /// <summary>The <see cref="Resource"/> of events of types that are not modelled.</summary>
    public const string Unmodelled = "unmodelled";

    /// <summary>Its place in the feed.</summary>
    [Id(0)]
    public required long Position { get; init; }

    /// <summary>The tenant's name.</summary>
    [Id(1)]
    public required string Tenant { get; init; }

    /// <summary>The kind of resource in the singular, or <see cref="Unmodelled"/>.</summary>
    [Id(2)]
    public required string Resource { get; init; }

    /// <summary>The resource's id, in lower case; as sent or null if the event is not modelled.</summary>
    [Id(3)]
    public required string? Id { get; init; }

    /// <summary>The event's number among its resource's: 1, 2, 3 …; null for one that is not modelled.</summary>
    [Id(4)]
    public int? Version { get; init; }

    /// <summary>The event's type in today's word.</summary>
    [Id(5)]
    public required string Event { get; init; }

    /// <summary>
    /// Whether the resource's state moved: <see cref="Verdict.Applied"/>, <see cref="Verdict.Late"/>,
    /// <see cref="Verdict.Stored"/> or <see cref="Verdict.Withdrawn"/>.
    /// </summary>
    [Id(6)]
    public required Verdict Outcome { get; init; }

    /// <summary>The resource's status before; null if there was none.</summary>
    [Id(7)]
    public string? PreviousStatus { get; init; }

    /// <summary>The resource's status after; null if there is none.</summary>
    [Id(8)]
    public string? Status { get; init; }

    /// <summary>Whether the resource has ended.</summary>
    [Id(9)]
    public bool Ended { get; init; }

    /// <summary>Whether the resource was deleted.</summary>
    [Id(10)]
    public bool Deleted { get; init; }

    /// <summary>When the event happened by VoIPBin's clock; null if it carries no time.</summary>
    [Id(11)]
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When the event was received, UTC.</summary>
    [Id(12)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The event's <c>data</c> as sent, without insignificant whitespace.</summary>
    [Id(13)]
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Why the resource's lifecycle cannot explain the event, in one sentence; null if it can.</summary>
    [Id(14)]
    public string? Anomaly { get; init; }

    /// <summary>
    /// The event's place in the order of its resource's life, of which the greatest makes the state; null for one that
    /// is not modelled.
    /// </summary>
    [Id(15)]
    public EventKey? Key { get; init; }

    /// <summary>The place in the feed of the event that an operator withdrew by this; null for VoIPBin's own.</summary>
    public long? Withdraws => Outcome is Verdict.Withdrawn ? Key?.Withdraws : null;

    /// <summary>About how much memory it takes, in bytes: a sender's words may be as long as its data.</summary>
    public int Size => 512 + Data.Length
        + (2 * (Event.Length + (Id?.Length ?? 0) + (Status?.Length ?? 0) + (PreviousStatus?.Length ?? 0)));

    /// <summary>A resource's recorded event as the feed tells it.</summary>
    /// <param name="key">The resource.</param>
    /// <param name="recorded">The event, with its position.</param>
    public static Change Of(ResourceKey key, RecordedEvent recorded) => Of(key, recorded, recorded.Position);

    /// <inheritdoc cref="Of(ResourceKey, RecordedEvent)"/>
    /// <param name="key">The resource.</param>
    /// <param name="recorded">The event.</param>
    /// <param name="position">The position that it was just given.</param>
    public static Change Of(ResourceKey key, RecordedEvent recorded, long position) => new()
    {
        Position = position,
        Tenant = key.Tenant,
        Resource = key.Resource,
        Id = key.Id.ToString(),
        Version = recorded.Version,
        Event = recorded.Event,
        Outcome = recorded.Verdict,
        PreviousStatus = recorded.Aftermath.PreviousStatus,
        Status = recorded.Aftermath.Status,
        Ended = recorded.Aftermath.Ended,
        Deleted = recorded.Aftermath.Deleted,
        OccurredAt = recorded.OccurredAt,
        ReceivedAt = recorded.ReceivedAt,
        Data = recorded.Data,
        Anomaly = recorded.Disposition is Disposition.Anomaly ? recorded.Reason : null,
        Key = recorded.Key,
    };

    /// <summary>An event of a type that is not modelled, as the feed tells it.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="kept">The event, with its position.</param>
    public static Change Of(string tenant, UnmodelledEvent kept) => new()
    {
        Position = kept.Position,
        Tenant = tenant,
        Resource = Unmodelled,
        Id = kept.Id,
        Event = kept.Type,
        Outcome = Verdict.Stored,
        ReceivedAt = kept.ReceivedAt,
        Data = kept.Data,
    };
}
