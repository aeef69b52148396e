using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Spooling;

/// <summary>
/// Has a webhook made durable before VoIPBin gives it up: by the cluster, or, while that does not answer, on this
/// machine's disk.
/// </summary>
internal sealed class WebhookDelivery(
    WebhookIntake intake, QuarantineDoor quarantine, Patience patience, Spool spool, Outage outage)
{
    /// <summary>Delivers an event.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="heard">The event.</param>
    /// <param name="received">Its body, to be spooled if need be.</param>
    /// <exception cref="IOException">The spool does not take it either.</exception>
    public Task<WebhookAnswer> Deliver(string tenant, HeardWebhook heard, SpooledWebhook received) =>
        Ask(() => intake.Record(tenant, heard), received, () => WebhookAnswer.Spooled(heard));

    /// <summary>Delivers a body that was not let in to the quarantine.</summary>
    /// <inheritdoc cref="Deliver"/>
    public Task Reject(RejectedWebhook rejected, SpooledWebhook received, string? headers = null) => Ask(
        async () => await quarantine.Keep(received, rejected.Code, rejected.Detail, headers), received, () => 0);

    // what is spooled is told so instead of being answered
    private async Task<T> Ask<T>(Func<Task<T>> ask, SpooledWebhook received, Func<T> spooled)
    {
        try
        {
            var answer = await patience.Ask(ask);
            outage.Answered();
            return answer;
        }
        catch (TimeoutException silence)
        {
            try
            {
                await spool.Keep(received);
            }
            finally
            {
                outage.Spooled(silence.Message);
            }

            return spooled();
        }
    }
}
