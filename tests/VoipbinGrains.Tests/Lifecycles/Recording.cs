using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

/// <summary>What a grain does with events, without grain and journal: drops repeats, judges, remembers.</summary>
internal sealed class Recording
{
    private readonly HashSet<EventIdentity> known = [];

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

        var recorded = Judge.Decide(ResourceTypes.Named(heard.Resource)!.Lifecycle, Standing, heard);
        Standing = Standing.After(Standing, recorded with { Position = Arrived.Count + 1 });
        Arrived.Add(recorded);
        return recorded;
    }

    private static string Timeless(RecordedEvent recorded) =>
        $"{recorded.Event} {recorded.SentAs} {recorded.Status ?? "none"} {recorded.OccurredAt:O} "
            + Convert.ToHexString(recorded.Data.Span);
}
