using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Streams;

/// <summary>What the streams keep beside the journal: who subscribes, and how far everybody was told.</summary>
/// <remarks>Each member throws <see cref="JournalUnavailableException"/> if the store cannot answer now.</remarks>
internal interface IStreamStore
{
    /// <summary>Reads what was recorded of one resource after a position.</summary>
    /// <param name="key">The resource.</param>
    /// <param name="after">The position.</param>
    /// <param name="size">The most to return.</param>
    /// <returns>Its <see cref="FeedPage.Retained"/> is 0 as long as nothing of the resource has left.</returns>
    ValueTask<FeedPage> ReadOf(ResourceKey key, long after, int size);

    /// <summary>A grain's state; null if there is none.</summary>
    /// <param name="id">Which state of which grain.</param>
    ValueTask<StoredState?> ReadState(string id);

    /// <summary>Writes a grain's state.</summary>
    /// <param name="write">The state.</param>
    /// <returns>Its new version; null if it was not written, for it has another version than expected.</returns>
    ValueTask<long?> WriteState(StateWrite write);

    /// <summary>What was subscribed to, or no more, after a revision; in the order of revisions.</summary>
    /// <param name="after">The revision; 0 for all that is subscribed to.</param>
    ValueTask<IReadOnlyList<Subscribed>> ReadSubscribed(long after);

    /// <summary>Returns when something may have been subscribed to after a revision: a hint, reading tells.</summary>
    /// <param name="after">The revision.</param>
    /// <param name="most">How long to wait at most.</param>
    ValueTask WaitForSubscribed(long after, TimeSpan most);

    /// <summary>Takes a queue over: whoever had it can save no more.</summary>
    /// <param name="queue">The queue.</param>
    ValueTask<Claim> Claim(int queue);

    /// <summary>Saves how far queues are.</summary>
    /// <param name="checkpoints">Of several queues.</param>
    /// <returns>The queues that others have taken over; of these nothing was saved.</returns>
    ValueTask<IReadOnlyList<int>> Save(IReadOnlyList<Checkpoint> checkpoints);

    /// <summary>Forgets from where subscribers are owed, for a checkpoint tells it.</summary>
    /// <param name="settled">The subscriptions, as they were read.</param>
    ValueTask Settle(IReadOnlyList<Subscribed> settled);

    /// <summary>Takes out what is known to be of no use any more.</summary>
    /// <param name="now">The time.</param>
    ValueTask Tidy(DateTimeOffset now);
}
