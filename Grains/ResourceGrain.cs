using Orleans.Placement;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Grains.Receiving;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains;

/// <summary>
/// One resource: judges an event, commits it, remembers it, answers. Memory follows the journal and never runs ahead:
/// what fails to commit takes the activation with it, and the next one reads again. Events that come while one is
/// committed are committed together after it.
/// </summary>
[PreferLocalPlacement]
internal abstract partial class ResourceGrain(string resource, IJournal journal) : Grain, IResourceGrain
{
    private readonly ResourceType type = ResourceTypes.Named(resource)!;
    private readonly Turns turns = new();
    private ResourceMemory memory = null!;

    private ResourceKey Key => memory.Key;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        memory = new ResourceMemory(journal, ResourceKey.Of(type.Name, this.GetPrimaryKeyString()));
        return Task.CompletedTask;
    }

    public ValueTask<Receipt> Receive(WebhookEvent heard) =>
        heard.Resource != Key.Resource || heard.Id != Key.Id
            ? throw new ArgumentException(
                $"This is {Key.Resource} {Key.Id}, the event is of {heard.Resource} {heard.Id}.", nameof(heard))
            : turns.TryTake() ? ReceiveAlone(heard) : new(turns.Wait(heard).Receipt);

    public async ValueTask<Receipt?> Withdraw(Withdrawal asked)
    {
        await turns.Take();
        try
        {
            await memory.Know();
            if (memory is not { Head: { } head, Standing: { } standing })
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
        finally
        {
            PassTurn();
        }
    }

    public ValueTask<ResourceState?> GetState() => Current();

    public async ValueTask<HistoryPage> GetHistory(EventKey? after, int size)
    {
        PageSize.Check(size);
        await memory.Know();
        if (memory.Head is null)
        {
            DeactivateOnIdle();
            return new HistoryPage([], null);
        }

        return await journal.ReadHistory(memory.Head.Number, after, size);
    }

    /// <summary>The state, or null after taking care that an id nobody knows does not stay in memory.</summary>
    protected async ValueTask<ResourceState?> Current()
    {
        await memory.Know();
        if (memory.State is null)
        {
            DeactivateOnIdle();
        }

        return memory.State;
    }
}
