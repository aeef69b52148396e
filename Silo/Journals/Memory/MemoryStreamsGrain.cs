using Orleans.Storage;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>Keeps what the streams keep in memory grain storage, all of it in one record.</summary>
[GrainType("memory-streams")]
internal sealed class MemoryStreamsGrain(
    [FromKeyedServices(MemoryPages.StorageName)] IGrainStorage storage, IGrainContext context, TimeProvider time)
    : Grain, IMemoryStreamsGrain
{
    private const string Name = "streams";

    private readonly GrainState<MemoryStreams> kept = new();
    private readonly CommitPulse pulse = new(time);

    private MemoryStreams Kept => kept.State!;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await storage.ReadStateAsync(Name, context.GrainId, kept);
        kept.State ??= new MemoryStreams();
        pulse.Reach(Kept.Revision);
    }

    /// <inheritdoc/>
    public ValueTask<StoredState?> ReadState(string id) => ValueTask.FromResult(Kept.States.GetValueOrDefault(id));

    /// <inheritdoc/>
    public async ValueTask<long?> WriteState(StateWrite write, long head)
    {
        if ((Kept.States.GetValueOrDefault(write.Id)?.Version ?? 0) != write.Version)
        {
            return null;
        }

        Kept.States[write.Id] = new StoredState(write.Version + 1, write.Bytes);
        if (write.Stream is not null)
        {
            Count(write, head);
        }

        await Store();
        pulse.Reach(Kept.Revision);
        return write.Version + 1;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Subscribed>> ReadSubscribed(long after) =>
        ValueTask.FromResult<IReadOnlyList<Subscribed>>([
            .. Kept.Subscribed.Values
                .Where(one => one.Revision > after && (one.Subscribers > 0 || after > 0))
                .OrderBy(one => one.Revision)]);

    /// <inheritdoc/>
    public ValueTask WaitForSubscribed(long after, TimeSpan most) => pulse.Wait(after, most);

    /// <inheritdoc/>
    public async ValueTask<Claim> Claim(int queue, long head)
    {
        var last = Kept.Checkpoints.GetValueOrDefault(queue) ?? new Checkpoint(queue, 0, head, []);
        Kept.Checkpoints[queue] = last with { Epoch = last.Epoch + 1 };
        await Store();
        return new Claim(Kept.Checkpoints[queue], head);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<int>> Save(IReadOnlyList<Checkpoint> checkpoints)
    {
        var lost = new List<int>();
        foreach (var one in checkpoints)
        {
            if (Kept.Checkpoints.GetValueOrDefault(one.Queue)?.Epoch == one.Epoch)
            {
                Kept.Checkpoints[one.Queue] = one;
            }
            else
            {
                lost.Add(one.Queue);
            }
        }

        await Store();
        return lost;
    }

    /// <inheritdoc/>
    public ValueTask Settle(IReadOnlyList<Subscribed> settled)
    {
        var revisions = settled.Select(one => one.Revision).ToHashSet();
        foreach (var (id, one) in Kept.Subscribed.Where(one => revisions.Contains(one.Value.Revision)).ToList())
        {
            Kept.Subscribed[id] = one with { Since = null };
        }

        return new ValueTask(Store());
    }

    /// <inheritdoc/>
    public async ValueTask Keep(DeadLetter letter)
    {
        var known = Kept.Letters.FindIndex(
            one => one.Subscription == letter.Subscription && one.Position == letter.Position);
        if (known >= 0)
        {
            Kept.Letters[known] = letter with { Id = Kept.Letters[known].Id };
        }
        else
        {
            Kept.Letters.Add(letter with { Id = Kept.Letters.Count + 1 });
        }

        await Store();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadLetter>> List(string tenant, long? before, int size) =>
        ValueTask.FromResult<IReadOnlyList<DeadLetter>>([
            .. Kept.Letters.Where(one => one.Tenant == tenant && !(one.Id >= before)).Reverse().Take(size)]);

    /// <inheritdoc/>
    public async ValueTask Ask(long id)
    {
        var index = (int)id - 1;
        var letter = Kept.Letters[index] = Kept.Letters[index] with { ReplayedAt = null };
        Kept.Asked.RemoveAll(one => one.Id == id);
        Kept.Asked.Add(new AskedLetter(id, letter.Stream, letter.Position, ++Kept.Revision));
        await Store();
        pulse.Reach(Kept.Revision);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AskedLetter>> ReadAsked(long after) =>
        ValueTask.FromResult<IReadOnlyList<AskedLetter>>([.. Kept.Asked.Where(one => one.Revision > after)]);

    /// <inheritdoc/>
    public async ValueTask Answer(long id, DateTimeOffset? at)
    {
        Kept.Asked.RemoveAll(one => one.Id == id);
        Kept.Letters[(int)id - 1] = Kept.Letters[(int)id - 1] with { ReplayedAt = at };
        await Store();
    }

    /// <inheritdoc/>
    public async ValueTask Mark(Guid subscription, string? tenant, UnhealthySubscription? found)
    {
        foreach (var known in Kept.Unhealthy.Values)
        {
            known.RemoveAll(one => one.Subscription == subscription);
        }

        if (tenant is not null && found is not null)
        {
            Kept.Unhealthy.TryAdd(tenant, []);
            Kept.Unhealthy[tenant].Add(found);
        }

        await Store();
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(string tenant) =>
        ValueTask.FromResult<IReadOnlyList<UnhealthySubscription>>([
            .. Kept.Unhealthy.GetValueOrDefault(tenant) ?? []]);

    private void Count(StateWrite write, long head)
    {
        var before = Kept.Subscribed.GetValueOrDefault(write.Id) ?? new Subscribed(write.Stream!, 0, null, 0);
        var gained = write.Subscribers > before.Subscribers;
        if (gained || (write.Subscribers == 0 && before.Subscribers > 0))
        {
            var since = gained
                ? new[] { before.Since, write.After, head }.Min()
                : before.Since;
            Kept.Subscribed[write.Id] = new Subscribed(write.Stream!, write.Subscribers, since, ++Kept.Revision);
        }
        else if (before.Revision > 0)
        {
            Kept.Subscribed[write.Id] = before with { Subscribers = write.Subscribers };
        }
    }

    // who waits for a write may have been told of it: after a failure the grain starts over from what is stored
    private async Task Store()
    {
        try
        {
            await storage.WriteStateAsync(Name, context.GrainId, kept);
        }
        catch (Exception cause)
        {
            DeactivateOnIdle();
            throw new JournalUnavailableException("The streams' state could not be written.", cause);
        }
    }
}
