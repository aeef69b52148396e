using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Quarantine;

/// <summary>A tenant's bodies that were not let in. Its key is the tenant's name.</summary>
[GrainInterfaceType("voipbin.quarantine"), Alias("voipbin.IQuarantineGrain")]
public interface IQuarantineGrain : IGrainWithStringKey
{
    /// <summary>Keeps a body; it is durable when this returns.</summary>
    /// <param name="body">The body.</param>
    /// <returns>Its number.</returns>
    [Alias("Keep")]
    ValueTask<long> Keep(QuarantinedBody body);

    /// <summary>One kept body; null if this tenant has none of that number.</summary>
    /// <param name="id">Its number.</param>
    [Alias("Get")]
    ValueTask<QuarantinedBody?> Get(long id);

    /// <summary>The kept bodies without the bodies themselves, newest first.</summary>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return, 1 to 1000.</param>
    [Alias("List")]
    ValueTask<IReadOnlyList<QuarantinedBody>> List(long? before, int size);

    /// <summary>The kept bodies that pass a filter, without the bodies themselves, newest first.</summary>
    /// <param name="filter">Which of them.</param>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return, 1 to 1000.</param>
    [Alias("ListMatching")]
    ValueTask<IReadOnlyList<QuarantinedBody>> ListMatching(QuarantineFilter filter, long? before, int size);

    /// <summary>Marks a body as replayed, once what it tells is durable; the first mark stays.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="at">When it was replayed.</param>
    [Alias("MarkReplayed")]
    ValueTask MarkReplayed(long id, DateTimeOffset at);

    /// <summary>
    /// Keeps the event of a type that is not modelled that a body turned out to be, and marks the body as replayed;
    /// once, however often it is asked.
    /// </summary>
    /// <param name="id">The body's number.</param>
    /// <param name="heard">The event, received when it was replayed.</param>
    /// <returns>Its place in the feed, which it got the first time; null if this tenant has no such body.</returns>
    [Alias("KeepReplayed")]
    ValueTask<long?> KeepReplayed(long id, UnmodelledEvent heard);
}
