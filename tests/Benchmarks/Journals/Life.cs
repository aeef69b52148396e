using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>A resource that lives through the events of its kind, each recorded as its grain would have it.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="id">Its id.</param>
/// <param name="reference">The call that it belongs to.</param>
/// <param name="ends">Whether its last event is told.</param>
internal sealed class Life(LifeKind kind, Guid id, Guid reference, bool ends)
{
    private readonly ResourceType type = ResourceTypes.Named(kind.Resource)!;
    private readonly ResourceKey key = new(ResourceKey.DefaultTenant, kind.Resource, id);
    private DateTimeOffset created;
    private ResourceHead? head;
    private int told;

    public Guid Id => id;

    /// <summary>Whether nothing more will be told.</summary>
    public bool IsOver => told == kind.Events.Count - (ends ? 0 : 1);

    /// <summary>Records its next event.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="at">When it happens and is received.</param>
    public async Task Tell(IJournal journal, DateTimeOffset at)
    {
        created = told == 0 ? at : created;
        var (type, status) = kind.Events[told];
        var body = Bodies.Of(new Told(
            kind.Resource, $"{id}", type, status, created, told == 0 ? null : at, $"{reference}"));
        var heard = ((ModelledWebhook)WebhookReader.Read(body, at)).Event;
        told++;
        await Record(journal, heard);
    }

    private async Task Record(IJournal journal, WebhookEvent heard)
    {
        var judged = Judge.Decide(type.Lifecycle, head?.Standing, heard);
        var committed = await journal.Commit(new EventWrite(key, head?.Number, judged));
        var recorded = judged with { Position = committed.Position };
        head = new ResourceHead(committed.Number, Standing.After(head?.Standing, recorded));
    }
}
