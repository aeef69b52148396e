using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>What subscribers did not take, in the memory of the cluster: for tests and demos, lost on exit.</summary>
internal sealed class MemoryDeadLetters(IGrainFactory grains) : IDeadLetters
{
    private readonly IMemoryStreamsGrain grain = grains.GetGrain<IMemoryStreamsGrain>(0);

    /// <inheritdoc/>
    public ValueTask Keep(DeadLetter letter) => grain.Keep(letter);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadLetter>> List(string tenant, long? before, int size) =>
        grain.List(tenant, before, size);

    /// <inheritdoc/>
    public async ValueTask<DeadLetter?> Find(string tenant, long id) =>
        await grain.List(tenant, id + 1, 1) is [var found] && found.Id == id ? found : null;

    /// <inheritdoc/>
    public ValueTask Ask(long id) => grain.Ask(id);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AskedLetter>> ReadAsked(long after) =>
        MemoryStreamStore.Ask(async () => await grain.ReadAsked(after));

    /// <inheritdoc/>
    public ValueTask Answer(long id, DateTimeOffset? at) => grain.Answer(id, at);

    /// <inheritdoc/>
    public ValueTask Mark(Guid subscription, (string Tenant, UnhealthySubscription Subscription)? found) =>
        grain.Mark(subscription, found?.Tenant, found?.Subscription);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(string tenant) => grain.ListUnhealthy(tenant);
}
