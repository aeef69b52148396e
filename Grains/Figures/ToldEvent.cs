using VoipbinGrains.Feed;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// An entry of the feed as the figures read it: what it says of its resource, and its place among others.
/// </summary>
internal sealed class ToldEvent
{
    private ToldEvent(Change change, Guid id, Payload data)
    {
        var lifecycle = ResourceTypes.Named(change.Resource)!.Lifecycle;
        (Resource, Id, Data, Key) = (change.Resource, id, data, change.Key!.Value);

        // the feed has today's word for the type, which decides as the sent one does
        var facts = lifecycle.FactsOf(change.Event, data.Text("status"u8), data.Time("tm_delete"u8) is not null);
        (Status, IsEnd, IsDeletion) = (facts.Status, facts.IsEnd, facts.IsDeletion);
        Deletes = lifecycle.Deletes(facts);
        ReceivedAt = VoipbinTime.ToMicroseconds(change.ReceivedAt);
    }

    public string Resource { get; }

    public Guid Id { get; }

    public Payload Data { get; }

    /// <summary>Its place among the events of its resource.</summary>
    public EventKey Key { get; }

    /// <summary>Its status in today's word; null if it tells none.</summary>
    public string? Status { get; }

    /// <summary>Whether that status is an end.</summary>
    public bool IsEnd { get; }

    /// <summary>Whether its type is a deletion: its status was told before, and so was since when.</summary>
    public bool IsDeletion { get; }

    /// <summary>Whether it says that its resource was deleted.</summary>
    public bool Deletes { get; }

    /// <summary>Whether it says that its resource has ended: by its status, or because it was deleted.</summary>
    public bool HasEnded => IsEnd || Deletes;

    public long ReceivedAt { get; }

    /// <summary>When it happened by VoIPBin's clock, in microseconds since 1970; null if it carries no time.</summary>
    public long? OccurredAt => Key.Microseconds == EventKey.NoTime ? null : Key.Microseconds;

    /// <summary>Reads an entry; null if it is not VoIPBin's, or not of a kind that is modelled.</summary>
    public static ToldEvent? Of(Change change) => change is { Key: not null, Withdraws: null }
        && ResourceTypes.Named(change.Resource) is not null && ResourceId.TryParse(change.Id, out var id)
            ? new ToldEvent(change, id, Payload.Read(change.Data))
            : null;

    /// <summary>A time of its data, in microseconds since 1970; null if unset.</summary>
    public long? Time(ReadOnlySpan<byte> name) =>
        Data.Time(name) is { } time ? VoipbinTime.ToMicroseconds(time) : null;
}
