using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Spooling;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Feed;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Telemetry;

/// <summary>What the edge tells of itself. No label ever holds an id, a number or a name that a sender chose.</summary>
internal sealed class EdgeMetrics
{
    public const string MeterName = "VoipbinGrains.Api";

    private const string Outcome = "outcome";
    private const string Resource = "resource";
    private const string Failed = "failed";

    private readonly TimeProvider time;
    private readonly Meter meter;
    private readonly Histogram<double> answered;
    private readonly Counter<long> events;
    private readonly Histogram<double> sourceLag;
    private readonly Histogram<double> feedLag;
    private readonly UpDownCounter<long> listeners;

    public EdgeMetrics(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        meter = meters.Create(MeterName);
        answered = Seconds(meter, "voipbin.webhook.duration", "From a webhook's first byte to its answer, by outcome.");
        events = meter.CreateCounter<long>(
            "voipbin.events", "{event}", "Events recorded, by whichever door they came, by outcome and resource.");
        sourceLag = Seconds(
            meter, "voipbin.webhook.source_lag", "From VoIPBin's time of an event until it was received.");
        feedLag = Seconds(meter, "voipbin.feed.lag", "From when an event was received until listeners are told of it.");
        listeners = meter.CreateUpDownCounter<long>("voipbin.stream.listeners", "{client}", "Open streams.");
    }

    /// <summary>Tells from now on what waits in a spool.</summary>
    public void Watch(Spool spool)
    {
        meter.CreateObservableGauge(
            "voipbin.spool.webhooks", () => spool.Count, "{webhook}", "Webhooks that wait in the spool.");
        meter.CreateObservableGauge("voipbin.spool.size", () => spool.Bytes, "By", "About how many bytes they take.");
    }

    /// <summary>Tells when a webhook's request began.</summary>
    public long Begin() => time.GetTimestamp();

    /// <summary>A webhook was answered.</summary>
    /// <param name="answer">With what.</param>
    /// <param name="begun">What <see cref="Begin"/> told.</param>
    public void Answered(IResult answer, long begun) =>
        answered.Record(
            time.GetElapsedTime(begun).TotalSeconds, KeyValuePair.Create(Outcome, (object?)OutcomeOf(answer)));

    /// <summary>A modelled event was received.</summary>
    public void Received(WebhookEvent heard)
    {
        if (heard.OccurredAt is { } occurredAt && occurredAt <= heard.ReceivedAt)
        {
            sourceLag.Record(
                (heard.ReceivedAt - occurredAt).TotalSeconds, KeyValuePair.Create(Resource, (object?)heard.Resource));
        }
    }

    /// <summary>An event was recorded.</summary>
    public void Recorded(WebhookAnswer answer) => events.Add(
        1,
        KeyValuePair.Create(Outcome, (object?)answer.Outcome),
        KeyValuePair.Create(Resource, (object?)answer.Resource));

    /// <summary>A part of the feed is told to all who listen.</summary>
    public void Told(FeedPage page)
    {
        if (page.Changes is [.., var newest])
        {
            feedLag.Record(Math.Max(0, (time.GetUtcNow() - newest.ReceivedAt).TotalSeconds));
        }
    }

    /// <summary>A client listens until this is disposed of.</summary>
    public IDisposable Listening()
    {
        listeners.Add(1);
        return new Leaving(listeners);
    }

    private static string OutcomeOf(IResult answer) => answer switch
    {
        WebhookAnswer { Outcome: var outcome } => outcome,
        ProblemHttpResult problem => Problem.CodeOf(problem) ?? Failed,
        _ => Failed,
    };

    private static Histogram<double> Seconds(Meter meter, string name, string description) =>
        meter.CreateHistogram<double>(name, "s", description);

    private sealed class Leaving(UpDownCounter<long> listeners) : IDisposable
    {
        public void Dispose() => listeners.Add(-1);
    }
}
