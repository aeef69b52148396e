using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>What subscribers did not take, as it is kept beside the journal.</summary>
/// <remarks>Each member throws <see cref="JournalUnavailableException"/> if the store cannot answer now.</remarks>
internal interface IDeadLetters
{
    /// <summary>Keeps a dead letter; one of the same change and subscription is the same letter.</summary>
    /// <param name="letter">The letter; its number is given by the store.</param>
    ValueTask Keep(DeadLetter letter);

    /// <summary>A tenant's letters, newest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return.</param>
    ValueTask<IReadOnlyList<DeadLetter>> List(string tenant, long? before, int size);

    /// <summary>A letter; null if the tenant has none of that number.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">Its number.</param>
    ValueTask<DeadLetter?> Find(string tenant, long id);

    /// <summary>Asks for a letter to be told once more; whoever delivers its stream is told by a revision.</summary>
    /// <param name="id">Its number.</param>
    ValueTask Ask(long id);

    /// <summary>
    /// The letters that were asked for after a revision, in the order of revisions, and are not told yet.
    /// </summary>
    /// <param name="after">The revision.</param>
    ValueTask<IReadOnlyList<AskedLetter>> ReadAsked(long after);

    /// <summary>Notes that a letter was told once more.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="at">When it was taken; null if it was not taken this time either.</param>
    ValueTask Answer(long id, DateTimeOffset? at);

    /// <summary>Notes that a subscription takes nothing, or does again.</summary>
    /// <param name="subscription">The id of its handle.</param>
    /// <param name="found">Of which tenant's changes, and which subscription; null if it is well.</param>
    ValueTask Mark(Guid subscription, (string Tenant, UnhealthySubscription Subscription)? found);

    /// <summary>The subscriptions that take nothing of a tenant's.</summary>
    /// <param name="tenant">Whose.</param>
    ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(string tenant);
}
