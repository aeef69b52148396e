using Orleans.Placement;
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
[PreferLocalPlacement]
internal abstract class ResourceGrain(string resource, IJournal journal) : Grain, IResourceGrain
{
    private readonly ResourceType type = ResourceTypes.Named(resource)!;
    private ResourceKey key = null!;
    private ResourceHead? head;
    private ResourceState? state; // of the head, once it was asked for
    private RecentEvents? recent; // the head's newest apart
    private bool isKnown;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        key = ResourceKey.Of(type.Name, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async ValueTask<Receipt> Receive(WebhookEvent heard)
    {
        if (heard.Resource != key.Resource || heard.Id != key.Id)
        {
            throw new ArgumentException(
                $"This is {key.Resource} {key.Id}, the event is of {heard.Resource} {heard.Id}.", nameof(heard));
        }

        if (!isKnown && type.Lifecycle.EventOf(heard.SentAs) is { IsCreation: true }
            && await TryBegin(heard) is { } begun)
        {
            return begun;
        }

        await Know();
        if (head is { Standing: null })
        {
            return await Keep(heard);
        }

        return await FindRepeat(type.Lifecycle.KeyOf(heard)) is { } first
            ? new Receipt(Verdict.Duplicate, first.Version, first.Position)
            : await Record(heard);
    }

    public async ValueTask<Receipt?> Withdraw(Withdrawal asked)
    {
        await Know();
        if (head?.Standing is not { } standing)
        {
            DeactivateOnIdle();
            return null;
        }

        var rest = await journal.ReadRest(head.Number, new Remainder(type, asked.Position));
        return rest.Withdrawn is not { } withdrawn ? null
            : withdrawn.WithdrawnBy is { } by && (rest.IsErased || !asked.Erases)
                ? new Receipt(Verdict.Withdrawn, by, rest.PositionOf(by))
                : await Record(rest, standing, asked);
    }

    public ValueTask<ResourceState?> GetState() => Current();

    public async ValueTask<HistoryPage> GetHistory(EventKey? after, int size)
    {
        PageSize.Check(size);
        await Know();
        if (head is null)
        {
            DeactivateOnIdle();
            return new HistoryPage([], null);
        }

        return await journal.ReadHistory(head.Number, after, size);
    }

    /// <summary>The state, or null after taking care that an id nobody knows does not stay in memory.</summary>
    protected async ValueTask<ResourceState?> Current()
    {
        await Know();
        state ??= head?.Standing?.ToState(key);
        if (state is null)
        {
            DeactivateOnIdle();
        }

        return state;
    }

    // an event above every recorded one cannot be a repeat, so the usual event asks nothing; what is withdrawn may
    // stand above the newest, and is not heard anew
    private async ValueTask<Occurrence?> FindRepeat(EventKey heard)
    {
        if (head?.Standing is null || (heard > head.Standing.Winner.Key && !head.HasWithdrawn))
        {
            return null;
        }

        return head.Standing.Winner is var newest && newest.Key.Identity == heard.Identity
            ? new Occurrence(newest.Version, newest.Position)
            : recent?.Find(heard.Identity) ?? await journal.Find(head.Number, heard);
    }

    // what creates a resource is nearly always the first that is heard of it: nothing needs to be read, for the journal
    // refuses it if there was something
    private async ValueTask<Receipt?> TryBegin(WebhookEvent heard)
    {
        try
        {
            return await Record(heard);
        }
        catch (VersionConflictException) when (!isKnown)
        {
            return null;
        }
    }

    private ValueTask<Receipt> Record(WebhookEvent heard)
    {
        var (standing, hasWithdrawn) = (head?.Standing, head is { HasWithdrawn: true });
        return Commit(
            new EventWrite(key, head?.Number, Judge.Decide(type.Lifecycle, standing, heard)),
            (number, recorded) => new ResourceHead(number, Standing.After(standing, recorded), hasWithdrawn));
    }

    private ValueTask<Receipt> Record(Remainder rest, Standing standing, Withdrawal asked) => Commit(
        new EventWrite(key, head!.Number, rest.Record(standing, asked))
        {
            Withdrawn = new WithdrawnEvent(rest.Withdrawn!.Version, asked.Erases),
        },
        (number, recorded) => new ResourceHead(
            number,
            new Standing(rest.Winner ?? recorded, recorded.Version, recorded.Position, recorded.Aftermath),
            HasWithdrawn: true));

    private async ValueTask<Receipt> Commit(EventWrite write, Func<long, RecordedEvent, ResourceHead> headAfter)
    {
        try
        {
            var committed = await journal.Commit(write);
            var recorded = write.Event with { Position = committed.Position };
            var before = head?.Standing?.Winner;
            Remember(headAfter(committed.Number, recorded));
            if ((ReferenceEquals(head!.Standing!.Winner, recorded) ? before : recorded) is { } passed)
            {
                (recent ??= new RecentEvents()).Add(passed);
            }

            return new Receipt(recorded.Verdict, recorded.Version, recorded.Position);
        }
        catch (Exception cause) when (isKnown || cause is not VersionConflictException)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    // a read may ask meanwhile too: whoever learns it first, what was read before a commit never stands after it
    private async ValueTask Know()
    {
        if (!isKnown && await journal.Load(key) is var read && !isKnown)
        {
            Remember(read);
        }
    }

    private void Remember(ResourceHead? known)
    {
        head = known;
        state = null;
        isKnown = true;
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
