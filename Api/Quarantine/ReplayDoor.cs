using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Quarantine;

/// <summary>
/// Lets in what was not, when whoever operates the server says so: without a signature, but as strictly as a webhook
/// otherwise. Whatever fails in between, it can be asked again and changes nothing twice.
/// </summary>
internal sealed class ReplayDoor(WebhookIntake intake, TenantRegistry tenants, IGrainFactory grains)
{
    /// <summary>Replays a kept body; it is answered as the webhook would be.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="kept">The body.</param>
    public async Task<IResult> Replay(string tenant, QuarantinedBody kept)
    {
        if (tenants.Find(tenant) is null)
        {
            return WebhookProblem.Stranger();
        }

        if (kept.Truncated)
        {
            return Problem.Of(
                StatusCodes.Status409Conflict,
                Problem.Truncated,
                "Only the beginning of this body was kept: read the resource from VoIPBin's REST API instead.");
        }

        var quarantine = grains.GetGrain<IQuarantineGrain>(tenant);
        switch (intake.Read(kept.Body))
        {
            case RejectedWebhook rejected:
                return WebhookProblem.Of(rejected);

            case UnmodelledWebhook { Event: var unmodelled }:
                return await quarantine.KeepReplayed(kept.Id, unmodelled) is { } position
                    ? WebhookAnswer.Stored(unmodelled.Id, position)
                    : QuarantineEndpoints.NotKept();

            case ModelledWebhook { Event.ReceivedAt: var receivedAt } modelled:
                var answer = await intake.Record(
                    tenant, modelled with { Event = modelled.Event with { ReplayOf = kept.Id } });
                if (kept.ReplayedAt is null)
                {
                    await quarantine.MarkReplayed(kept.Id, receivedAt);
                }

                return answer;

            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }
}
