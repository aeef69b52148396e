using Orleans.Concurrency;
using VoipbinGrains.Silo.Streams;

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
}
