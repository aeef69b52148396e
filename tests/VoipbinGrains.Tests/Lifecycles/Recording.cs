using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

/// <summary>What a grain does with events, without grain and journal: drops repeats, judges, remembers.</summary>
internal sealed class Recording
{
    private readonly HashSet<EventIdentity> known = [];
    private ResourceType? kind;

    public List<RecordedEvent> Arrived { get; } = [];

    public Standing? Standing { get; private set; }

    public Aftermath Aftermath => Standing!.Aftermath;

    public RecordedEvent Winner => Standing!.Winner;

    /// <summary>The events in lifecycle order, each in the words that do not depend on arrival.</summary>
    public IReadOnlyList<string> History => [.. Arrived.OrderBy(recorded => recorded.Key).Select(Timeless)];

    /// <summary>The state, without what depends on arrival.</summary>
    public string State =>
        $"{Winner.Status ?? "none"} ended={Aftermath.Ended} deleted={Aftermath.Deleted} {Timeless(Winner)}";

    public static Recording Of(params IEnumerable<WebhookEvent> heard)
    {
        var recording = new Recording();
        foreach (var one in heard)
        {
            recording.Receive(one);
        }

        return recording;
    }

    /// <summary>Receives an event.</summary>
    /// <returns>What was recorded; null for a repeat.</returns>
    public RecordedEvent? Receive(WebhookEvent heard)
    {
        if (!known.Add(heard.Identity))
        {
            return null;
        }

        kind ??= ResourceTypes.Named(heard.Resource)!;
        var recorded = Judge.Decide(kind.Lifecycle, Standing, heard) with { Position = Arrived.Count + 1 };
        Standing = Standing.After(Standing, recorded);
        Arrived.Add(recorded);
        return recorded;
    }

    /// <summary>Withdraws an event that is recorded.</summary>
    /// <returns>The withdrawal.</returns>
    public RecordedEvent Withdraw(RecordedEvent withdrawn)
    {
        var rest = new Remainder(kind!, withdrawn.Position);
        Arrived.ForEach(rest.Add);
        var asked = new Withdrawal { Position = withdrawn.Position, Reason = "x", At = DateTimeOffset.UnixEpoch };
        var recorded = rest.Record(Standing!, asked) with { Position = Arrived.Count + 1 };
        Standing = new Standing(rest.Winner ?? recorded, recorded.Version, recorded.Position, recorded.Aftermath);
        Arrived.Add(recorded);
        return recorded;
    }

    private static string Timeless(RecordedEvent recorded) =>
        $"{recorded.Event} {recorded.SentAs} {recorded.Status ?? "none"} {recorded.OccurredAt:O} "
            + Convert.ToHexString(recorded.Data.Span);
}
