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
    public async ValueTask<WebhookAnswer> Record(string tenant, HeardWebhook heard)
    {
        var answer = await Ask(
            tenant, heard is ModelledWebhook modelled ? await customers.Check(tenant, modelled) : heard);
        metrics.Recorded(answer);
        return answer;
    }

    /// <summary>Whether nothing is known of an event's resource yet.</summary>
    public async ValueTask<bool> Begins(string tenant, WebhookEvent heard) =>
        await ResourceTypes.Named(heard.Resource)!
            .Grain(grains, ResourceKey.KeyOf(heard.Id, tenant)).GetState() is null;

    private async ValueTask<WebhookAnswer> Ask(string tenant, HeardWebhook heard) => heard switch
    {
        ModelledWebhook { Event: var modelled } => WebhookAnswer.Of(
            modelled,
            await resources.Of(ResourceTypes.Named(modelled.Resource)!, ResourceKey.KeyOf(modelled.Id, tenant))
                .Receive(modelled)),
        UnmodelledWebhook { Event: var unmodelled } => WebhookAnswer.Stored(
            unmodelled.Id, await grains.GetGrain<IUnmodelledGrain>(tenant).Keep(unmodelled)),
        _ => throw new ArgumentException($"A {heard.GetType().Name} cannot be recorded.", nameof(heard)),
    };
}
