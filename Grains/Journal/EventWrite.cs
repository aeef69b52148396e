using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Journal;

/// <summary>An event to record, or several of one resource that are recorded together.</summary>
/// <param name="Key">Its resource.</param>
/// <param name="Number">The resource's number; null if this is its first event.</param>
/// <param name="Event">The event; its version is the fence, its position is given by the journal.</param>
[GenerateSerializer, Immutable, Alias("voipbin.EventWrite")]
public sealed record EventWrite(
    [property: Id(0)] ResourceKey Key,
    [property: Id(1)] long? Number,
    [property: Id(2)] RecordedEvent Event)
{
    /// <summary>What the event withdraws, in the same transaction; null for VoIPBin's own.</summary>
    [Id(3)]
    public WithdrawnEvent? Withdrawn { get; init; }

    /// <summary>
    /// The events after it, each of the version and judged on the standing that the one before it leaves: recorded in
    /// the same transaction or not at all, at the positions after its own. Null for none.
    /// </summary>
    [Id(4)]
    public IReadOnlyList<RecordedEvent>? Following { get; init; }

    /// <summary>How many events it has.</summary>
    public int Count => 1 + (Following?.Count ?? 0);

    /// <summary>One of its events, in the order of their versions.</summary>
    /// <param name="place">Which, from 0.</param>
    public RecordedEvent this[int place] => place == 0 ? Event : Following![place - 1];
}
