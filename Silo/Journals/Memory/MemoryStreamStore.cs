using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>What the streams keep, in the memory of the cluster: for tests and demos, lost on exit.</summary>
internal sealed class MemoryStreamStore(IGrainFactory grains) : IStreamStore
{
    private readonly IMemoryStreamsGrain grain = grains.GetGrain<IMemoryStreamsGrain>(0);
    private readonly IMemoryJournalGrain journal = grains.GetGrain<IMemoryJournalGrain>(0);

    /// <inheritdoc/>
    public ValueTask<FeedPage> ReadOf(ResourceKey key, long after, int size) =>
        Ask(async () => await journal.ReadFeedOf(key, after, size));

    /// <inheritdoc/>
    public ValueTask<StoredState?> ReadState(string id) => Ask(async () => await grain.ReadState(id));

    /// <inheritdoc/>
    public ValueTask<long?> WriteState(StateWrite write) =>
        Ask(async () => await grain.WriteState(write, await Head()));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Subscribed>> ReadSubscribed(long after) =>
        Ask(async () => await grain.ReadSubscribed(after));

    /// <inheritdoc/>
    public async ValueTask WaitForSubscribed(long after, TimeSpan most) => await Ask(async () =>
    {
        await grain.WaitForSubscribed(after, most);
        return true;
    });

    /// <inheritdoc/>
    public ValueTask<Claim> Claim(int queue) => Ask(async () => await grain.Claim(queue, await Head()));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<int>> Save(IReadOnlyList<Checkpoint> checkpoints) =>
        Ask(async () => await grain.Save(checkpoints));

    /// <inheritdoc/>
    public async ValueTask Settle(IReadOnlyList<Subscribed> settled) => await Ask(async () =>
    {
        await grain.Settle(settled);
        return true;
    });

    /// <inheritdoc/>
    public ValueTask Tidy(DateTimeOffset now) => ValueTask.CompletedTask;

    private async Task<long> Head() => (await journal.ReadFeed(long.MaxValue, 1)).Head;

    internal static async ValueTask<T> Ask<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (Exception cause) when (cause is not JournalUnavailableException)
        {
            throw new JournalUnavailableException("The streams' grain does not answer.", cause);
        }
    }
}
