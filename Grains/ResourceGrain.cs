using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains;

/// <summary>
/// One resource: judges an event, commits it, remembers it, answers. Memory follows the journal and never runs ahead:
/// what fails to commit takes the activation with it, and the next one reads again.
/// </summary>
internal abstract class ResourceGrain(string resource, IJournal journal) : Grain, IResourceGrain
{
    private readonly ResourceType type = ResourceTypes.Named(resource)!;
    private readonly RecentEvents recent = new();
    private ResourceKey key = null!;
    private ResourceHead? head;
    private ResourceState? state;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        key = ResourceKey.Of(type.Name, this.GetPrimaryKeyString());
        head = await journal.Load(key);
        state = head?.Standing?.ToState(key);
    }

    public async ValueTask<Receipt> Receive(WebhookEvent heard)
    {
        if (heard.Resource != key.Resource || heard.Id != key.Id)
        {
            throw new ArgumentException(
                $"This is {key.Resource} {key.Id}, the event is of {heard.Resource} {heard.Id}.", nameof(heard));
        }

        if (head is { Standing: null })
        {
            return await Keep(heard);
        }

        if (await FindRepeat(type.Lifecycle.KeyOf(heard)) is { } first)
        {
            return new Receipt(Verdict.Duplicate, first.Version, first.Position);
        }

        var recorded = await Commit(Judge.Decide(type.Lifecycle, head?.Standing, heard));
        return new Receipt(recorded.Verdict, recorded.Version, recorded.Position);
    }

    public ValueTask<ResourceState?> GetState() => new(Current());

    public async ValueTask<HistoryPage> GetHistory(EventKey? after, int size)
    {
        PageSize.Check(size);
        if (head is null)
        {
            DeactivateOnIdle();
            return new HistoryPage([], null);
        }

        return await journal.ReadHistory(head.Number, after, size);
    }

    /// <summary>The state, or null after taking care that an id nobody knows does not stay in memory.</summary>
    protected ResourceState? Current()
    {
        if (state is null)
        {
            DeactivateOnIdle();
        }

        return state;
    }

    // an event above every recorded one cannot be a repeat, so the usual event asks nothing
    private async ValueTask<Occurrence?> FindRepeat(EventKey heard)
    {
        if (head?.Standing is null || heard > head.Standing.Winner.Key)
        {
            return null;
        }

        return recent.Find(heard.Identity) ?? await journal.Find(head.Number, heard);
    }

    private async ValueTask<RecordedEvent> Commit(RecordedEvent judged)
    {
        try
        {
            var committed = await journal.Commit(new EventWrite(key, head?.Number, judged));
            var recorded = judged with { Position = committed.Position };
            var standing = Standing.After(head?.Standing, recorded);
            head = new ResourceHead(committed.Number, standing);
            state = standing.ToState(key);
            recent.Add(recorded);
            return recorded;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    // a resource whose events were purged must not begin anew with a late one
    private async ValueTask<Receipt> Keep(WebhookEvent heard)
    {
        var kept = new UnmodelledEvent
        {
            Type = heard.SentAs,
            Id = heard.Id.ToString(),
            ReceivedAt = heard.ReceivedAt,
            Data = heard.Data,
        };
        var replayed = heard.ReplayOf is { } body ? await journal.KeepReplayed(key.Tenant, body, kept) : null;
        return new Receipt(Verdict.Stored, 0, replayed ?? await journal.Keep(key.Tenant, kept));
    }
}
