using System.Text;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Journals;

/// <summary>Many resources of one tenant that hear events, as their grains would, and how each stood when.</summary>
internal sealed class Crowd(string tenant)
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<ResourceKey, ResourceHead> heads = [];
    private int told;

    public string Tenant => tenant;

    /// <summary>How each stood after each of its events, in the order of positions.</summary>
    public List<Stood> Moments { get; } = [];

    /// <summary>How each stands, in the order of first events.</summary>
    public IEnumerable<Stood> Now => AsOf(long.MaxValue);

    /// <summary>How each stood at a position, in the order of first events.</summary>
    public IEnumerable<Stood> AsOf(long position) => Moments
        .Where(moment => moment.State.Position <= position)
        .GroupBy(moment => moment.State.Key)
        .Select(moments => moments.Last());

    /// <summary>Hears events one after the other.</summary>
    public async Task HearAll(IJournal journal, IEnumerable<Telling> tellings)
    {
        foreach (var telling in tellings)
        {
            await Hear(journal, telling);
        }
    }

    public async Task<Stood> Hear(IJournal journal, Telling telling)
    {
        var key = new ResourceKey(
            tenant, telling.Type.Split('_')[0], new Guid(telling.Resource, 0, 0, Encoding.UTF8.GetBytes("resource")));
        var received = Noon.AddSeconds(telling.ReceivedAt);
        var data = $$"""{"id":"{{key.Id}}","n":{{++told}}{{telling.More}}}""";
        var body = $$"""{"type":"{{telling.Type}}","data":{{data}}}""";
        var heard = ((ModelledWebhook)WebhookReader.Read(Encoding.UTF8.GetBytes(body), received)).Event;

        var head = heads.GetValueOrDefault(key);
        var judged = Judge.Decide(ResourceTypes.Named(key.Resource)!.Lifecycle, head?.Standing, heard);
        var committed = await journal.Commit(new EventWrite(key, head?.Number, judged));
        var recorded = judged with { Position = committed.Position };
        var standing = Standing.After(head?.Standing, recorded);
        heads[key] = new ResourceHead(committed.Number, standing);
        var stood = new Stood(standing.ToState(key), received, recorded);
        Moments.Add(stood);
        return stood;
    }

    /// <summary>Withdraws what was heard, if it is not withdrawn already, as its grain would.</summary>
    public async Task<Stood?> Withdraw(IJournal journal, Stood heard, bool erases = false)
    {
        var (key, head) = (heard.State.Key, heads[heard.State.Key]);
        var asked = new Withdrawal
        {
            Position = heard.Recorded.Position,
            Reason = @"A mistake\0",
            Erases = erases,
            At = Noon.AddSeconds(Tellings.LastSecond),
        };
        var rest = await journal.ReadRest(
            head.Number, new Remainder(ResourceTypes.Named(key.Resource)!, asked.Position));
        if (rest.Withdrawn is not { WithdrawnBy: null } withdrawn)
        {
            return null;
        }

        var judged = rest.Record(head.Standing!, asked);
        var committed = await journal.Commit(new EventWrite(key, head.Number, judged)
        {
            Withdrawn = new WithdrawnEvent(withdrawn.Version, erases),
        });
        var recorded = judged with { Position = committed.Position };
        var standing = new Standing(rest.Winner ?? recorded, recorded.Version, recorded.Position, recorded.Aftermath);
        heads[key] = new ResourceHead(committed.Number, standing, HasWithdrawn: true);
        Moments.Add(new Stood(standing.ToState(key), asked.At, recorded));
        return Moments[^1];
    }

    /// <summary>Waits until the lists know what was heard until now.</summary>
    public static async Task Settle(IFeed feed) => await feed.Summarize("nobody");

    public static void AssertSame(IEnumerable<ResourceState> expected, IEnumerable<ResourceState> actual) =>
        Assert.Equal(expected.Select(Whole), actual.Select(Whole));

    private static string Whole(ResourceState state) =>
        $"{state.Key} {state.Status} ended={state.Ended} deleted={state.Deleted} {state.Version} at {state.Position} "
            + $"{state.Event} {state.OccurredAt:O} {state.ReceivedAt:O} {state.Anomalies} "
            + Encoding.UTF8.GetString(state.Data.Span);
}

/// <summary>How a resource stood after an event.</summary>
/// <param name="State">The resource's state.</param>
/// <param name="HeardAt">When the event was received.</param>
/// <param name="Recorded">The event.</param>
internal sealed record Stood(ResourceState State, DateTimeOffset HeardAt, RecordedEvent Recorded)
{
    /// <summary>The change that the feed tells.</summary>
    public Change Change => Change.Of(State.Key, Recorded);
}

/// <summary>One event to tell.</summary>
/// <param name="Resource">Which resource of its kind.</param>
/// <param name="Type">The event's type.</param>
/// <param name="ReceivedAt">In seconds after noon.</param>
/// <param name="More">More members of its data, each after a comma.</param>
internal sealed record Telling(int Resource, string Type, int ReceivedAt, string More);
