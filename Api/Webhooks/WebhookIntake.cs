using VoipbinGrains.Api.Telemetry;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// The way from a body to its outcome, by whichever door it came: read it, then have it recorded by whoever receives
/// such events.
/// </summary>
internal sealed class WebhookIntake(
    IGrainFactory grains, Customers customers, TimeProvider clock, EdgeMetrics metrics)
{
    private readonly ResourceGrains resources = new(grains);

    /// <summary>Reads a body, received now. The event keeps it: it may not change afterwards.</summary>
    public HeardWebhook Read(ReadOnlyMemory<byte> body) => WebhookReader.Read(body, clock.GetUtcNow());

    /// <summary>Has an event recorded; it is durable when this returns.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="heard">An event; whoever read a body that is none has told its sender.</param>
    public async Task<WebhookAnswer> Record(string tenant, HeardWebhook heard)
    {
        WebhookAnswer answer;
        switch (heard)
        {
            case ModelledWebhook modelled:
                var known = (await customers.Check(tenant, modelled)).Event;
                answer = WebhookAnswer.Of(known, await GrainOf(tenant, known).Receive(known));
                break;
            case UnmodelledWebhook { Event: var unmodelled }:
                var position = await grains.GetGrain<IUnmodelledGrain>(tenant).Keep(unmodelled);
                answer = WebhookAnswer.Stored(unmodelled.Id, position);
                break;
            default:
                throw new ArgumentException($"A {heard.GetType().Name} cannot be recorded.", nameof(heard));
        }

        metrics.Recorded(answer);
        return answer;
    }

    /// <summary>Whether nothing is known of an event's resource yet.</summary>
    public async ValueTask<bool> Begins(string tenant, WebhookEvent heard) =>
        await GrainOf(tenant, heard).GetState() is null;

    private IResourceGrain GrainOf(string tenant, WebhookEvent heard) =>
        resources.Of(ResourceTypes.Named(heard.Resource)!, ResourceKey.KeyOf(heard.Id, tenant));
}
