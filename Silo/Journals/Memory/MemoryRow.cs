using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>
/// What was written at once: an event, one that is not modelled, a body, its replay, a purge, or of a tenant.
/// </summary>
[GenerateSerializer, Immutable, Alias("voipbin.MemoryRow")]
internal sealed record MemoryRow
{
    /// <summary>Whose it is; null for an event, whose key tells.</summary>
    [Id(0)]
    public string? Tenant { get; init; }

    /// <summary>The event's resource.</summary>
    [Id(1)]
    public ResourceKey? Key { get; init; }

    /// <summary>The event, with its position.</summary>
    [Id(2)]
    public RecordedEvent? Event { get; init; }

    /// <summary>The event that is not modelled, with its position.</summary>
    [Id(3)]
    public UnmodelledEvent? Unmodelled { get; init; }

    /// <summary>The body, with its number.</summary>
    [Id(4)]
    public QuarantinedBody? Body { get; init; }

    /// <summary>The body that was replayed; an event that is not modelled is what it turned out to be.</summary>
    [Id(5)]
    public MemoryReplay? Replay { get; init; }

    /// <summary>What was received before this moment is gone, unless it is of a resource that has not ended.</summary>
    [Id(6)]
    public DateTimeOffset? PurgedBefore { get; init; }

    /// <summary>With a purge: quarantined bodies that were received before this moment are gone.</summary>
    [Id(7)]
    public DateTimeOffset? PurgedBodiesBefore { get; init; }

    /// <summary>With a purge: those of strangers that were received before this moment are gone.</summary>
    [Id(8)]
    public DateTimeOffset? PurgedStrangersBefore { get; init; }

    /// <summary>The note, with its number.</summary>
    [Id(9)]
    public AuditEntry? Note { get; init; }

    /// <summary>The customer that was the first to be told for the tenant.</summary>
    [Id(10)]
    public Guid? Customer { get; init; }

    /// <summary>What the event withdraws.</summary>
    [Id(11)]
    public WithdrawnEvent? Withdrawn { get; init; }

    /// <summary>The events that follow the event, with their positions; null for none.</summary>
    [Id(12)]
    public IReadOnlyList<RecordedEvent>? Following { get; init; }

    /// <summary>A purge.</summary>
    /// <param name="old">What is gone with it.</param>
    public static MemoryRow OfPurge(OldBefore old)
    {
        return new MemoryRow
        {
            PurgedBefore = Moment(old.Events),
            PurgedBodiesBefore = Moment(old.Bodies),
            PurgedStrangersBefore = Moment(old.Strangers),
        };

        static DateTimeOffset Moment(long microseconds) =>
            microseconds == long.MinValue ? DateTimeOffset.MinValue : VoipbinTime.FromMicroseconds(microseconds);
    }
}
