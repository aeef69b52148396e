using Orleans.Concurrency;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>What the streams keep, as a grain; there is one, of key 0.</summary>
[GrainInterfaceType("voipbin.memory-streams"), Alias("voipbin.IMemoryStreamsGrain")]
internal interface IMemoryStreamsGrain : IGrainWithIntegerKey
{
    /// <inheritdoc cref="IStreamStore.ReadState"/>
    [AlwaysInterleave, Alias("ReadState")]
    ValueTask<StoredState?> ReadState(string id);

    /// <inheritdoc cref="IStreamStore.WriteState"/>
    /// <param name="write">The state.</param>
    /// <param name="head">The position given last.</param>
    [Alias("WriteState")]
    ValueTask<long?> WriteState(StateWrite write, long head);

    /// <inheritdoc cref="IStreamStore.ReadSubscribed"/>
    [AlwaysInterleave, Alias("ReadSubscribed")]
    ValueTask<IReadOnlyList<Subscribed>> ReadSubscribed(long after);

    /// <inheritdoc cref="IStreamStore.WaitForSubscribed"/>
    [AlwaysInterleave, Alias("WaitForSubscribed")]
    ValueTask WaitForSubscribed(long after, TimeSpan most);

    /// <inheritdoc cref="IStreamStore.Claim"/>
    /// <param name="queue">The queue.</param>
    /// <param name="head">The position given last.</param>
    [Alias("Claim")]
    ValueTask<Claim> Claim(int queue, long head);

    /// <inheritdoc cref="IStreamStore.Save"/>
    [Alias("Save")]
    ValueTask<IReadOnlyList<int>> Save(IReadOnlyList<Checkpoint> checkpoints);

    /// <inheritdoc cref="IStreamStore.Settle"/>
    [Alias("Settle")]
    ValueTask Settle(IReadOnlyList<Subscribed> settled);

    /// <inheritdoc cref="IDeadLetters.Keep"/>
    [Alias("Keep")]
    ValueTask Keep(DeadLetter letter);

    /// <inheritdoc cref="IDeadLetters.List"/>
    [AlwaysInterleave, Alias("List")]
    ValueTask<IReadOnlyList<DeadLetter>> List(string tenant, long? before, int size);

    /// <inheritdoc cref="IDeadLetters.Ask"/>
    [Alias("Ask")]
    ValueTask Ask(long id);

    /// <inheritdoc cref="IDeadLetters.ReadAsked"/>
    [AlwaysInterleave, Alias("ReadAsked")]
    ValueTask<IReadOnlyList<AskedLetter>> ReadAsked(long after);

    /// <inheritdoc cref="IDeadLetters.Answer"/>
    [Alias("Answer")]
    ValueTask Answer(long id, DateTimeOffset? at);

    /// <inheritdoc cref="IDeadLetters.Mark"/>
    /// <param name="subscription">The id of its handle.</param>
    /// <param name="tenant">Of which tenant's changes; null if it is well.</param>
    /// <param name="found">Which subscription; null if it is well.</param>
    [Alias("Mark")]
    ValueTask Mark(Guid subscription, string? tenant, UnhealthySubscription? found);

    /// <inheritdoc cref="IDeadLetters.ListUnhealthy"/>
    [AlwaysInterleave, Alias("ListUnhealthy")]
    ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(string tenant);
}
