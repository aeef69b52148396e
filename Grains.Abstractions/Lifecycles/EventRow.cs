namespace VoipbinGrains.Lifecycles;

/// <summary>A row of a lifecycle's catalogue: one event type.</summary>
/// <param name="Type">The event type in today's word, such as <c>call_hangup</c>.</param>
/// <param name="Rank">Its rank among events of one time, 0 for created to 5 for deleted.</param>
/// <param name="Announces">The status that stands in if the event's data tells none.</param>
/// <param name="FormerWord">The word that VoIPBin used for it in 2022, if it was another.</param>
public sealed record EventRow(string Type, sbyte Rank, string? Announces = null, string? FormerWord = null)
{
    /// <summary>The text of this row for a word of it, so that not each event keeps its own.</summary>
    /// <param name="word">The type as sent: one of the row's words.</param>
    public string Spelled(string word) => word == Type ? Type : FormerWord!;

    /// <summary>Whether the event says that the resource was created.</summary>
    public bool IsCreation => Rank == Created;

    /// <summary>Whether the event says that the resource was deleted.</summary>
    public bool IsDeletion => Rank == Deleted;

    /// <summary>The rank of a created event.</summary>
    public const sbyte Created = 0;

    /// <summary>
    /// The rank of an event on the way: dialing, ringing, progressing, waiting, connecting, status_updated.
    /// </summary>
    public const sbyte Underway = 1;

    /// <summary>The rank of an updated event and of those that begin an end: terminating, canceling, kicking.</summary>
    public const sbyte Updated = 2;

    /// <summary>The rank of a serviced event.</summary>
    public const sbyte Serviced = 3;

    /// <summary>The rank of an event that ends: hangup, done, abandoned.</summary>
    public const sbyte Ended = 4;

    /// <summary>The rank of a deleted event.</summary>
    public const sbyte Deleted = 5;
}
