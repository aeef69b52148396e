using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Grains.Journal;

/// <summary>
/// The truth: every event that was ever acknowledged, in the order of its commit. What a store must do is held by one
/// suite of tests that every store passes.
/// </summary>
/// <remarks>
/// Positions only grow and are never given twice, whatever fails. A write is durable when its task completes; when it
/// fails the caller cannot know whether it is, and must read again before it writes again.
/// </remarks>
public interface IJournal
{
    /// <summary>How a resource stands; null if the journal never had an event of it.</summary>
    /// <param name="key">Which resource.</param>
    ValueTask<ResourceHead?> Load(ResourceKey key);

    /// <summary>Records an event of a resource.</summary>
    /// <param name="write">The event, judged, with the version that its writer expects it to get.</param>
    /// <returns>The resource's number and the event's position.</returns>
    /// <exception cref="VersionConflictException">Another writer has used that version, or the resource was purged;
    /// nothing was recorded.</exception>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    ValueTask<Committed> Commit(EventWrite write);

    /// <summary>Finds the recorded event with this key, which holds its identity; also one that is withdrawn.</summary>
    /// <param name="number">The resource's number.</param>
    /// <param name="key">The event's key.</param>
    /// <returns>Its version and position; null if it is not recorded.</returns>
    ValueTask<Occurrence?> Find(long number, EventKey key);

    /// <summary>
    /// A page of a resource's recorded events in the order of their keys; one that is withdrawn says so.
    /// </summary>
    /// <param name="number">The resource's number.</param>
    /// <param name="after">The key that all of them are after; null for the first.</param>
    /// <param name="size">The most to return.</param>
    ValueTask<HistoryPage> ReadHistory(long number, EventKey? after, int size);

    /// <summary>Keeps an event of a type that is not modelled.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="heard">The event.</param>
    /// <returns>Its position.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    ValueTask<long> Keep(string tenant, UnmodelledEvent heard);

    /// <summary>A tenant's events of types that are not modelled, newest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="before">The position that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return.</param>
    ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size);

    /// <summary>Keeps a body that was not let in; takes no position in the feed.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="body">The body.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    ValueTask<long> Quarantine(string tenant, QuarantinedBody body);

    /// <summary>A kept body; null if the tenant has none of that number.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">Its number.</param>
    ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id);

    /// <summary>A tenant's kept bodies without the bodies themselves, newest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return.</param>
    /// <param name="filter">Which of them; null for all.</param>
    ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter? filter = null);

    /// <summary>Marks a kept body as replayed; the first mark stays.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="id">Its number; one that the tenant has not changes nothing.</param>
    /// <param name="at">When.</param>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    ValueTask MarkReplayed(string tenant, long id, DateTimeOffset at);

    /// <summary>
    /// Keeps the event of a type that is not modelled that a kept body turned out to be, and marks the body as
    /// replayed: both or neither, and once however often it is asked.
    /// </summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="id">The body's number.</param>
    /// <param name="heard">The event, received when it was replayed.</param>
    /// <returns>Its position, which it got the first time; null if the tenant has no body of that number.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot take it now.</exception>
    ValueTask<long?> KeepReplayed(string tenant, long id, UnmodelledEvent heard);

    /// <summary>Why nothing can be written now, in one sentence; null if it can.</summary>
    /// <remarks>Answers at once: it may tell what the last write met.</remarks>
    ValueTask<string?> WhyNotWritable();
}
