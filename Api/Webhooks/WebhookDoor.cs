using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Spooling;
using VoipbinGrains.Api.Telemetry;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// Takes a webhook in. Below 500 means that a resend cannot mend it and VoIPBin never sends again, so that is answered
/// only once something durable is kept; 503 means that a resend can.
/// </summary>
internal sealed partial class WebhookDoor(
    WebhookDelivery delivery,
    QuarantineDoor quarantine,
    TenantRegistry tenants,
    IHostApplicationLifetime host,
    TimeProvider clock,
    EdgeMetrics metrics,
    ILogger<WebhookDoor> log)
{
    private const int MostUnderway = 4000;
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(4);

    private int underway;

    public async Task<IResult> Receive(HttpContext http, string tenant)
    {
        var begun = metrics.Begin();
        var answer = await Take(http, tenant);
        metrics.Answered(answer, begun);
        return answer;
    }

    private async Task<IResult> Take(HttpContext http, string tenant)
    {
        if (host.WhyNotServing() is { } reason)
        {
            return Problem.TryAgain(http, reason);
        }

        if ((WebhookBody.TryRead(http.Request) ?? await ReadRest(http)) is not { } body)
        {
            return Problem.TryAgain(http, "The body did not arrive whole in time. Send it again.");
        }

        try
        {
            // beyond this none would be answered before its sender gives it up: those that are underway go first
            return Interlocked.Increment(ref underway) <= MostUnderway
                ? await Receive(body, http.Request, tenant)
                : Problem.TryAgain(http, "Too many webhooks arrive at once. Send it again.");
        }
        catch (Exception error)
        {
            LogNotDurable(error.GetType().Name, error.Message);
            return Problem.TryAgain(http, "The event could not be made durable. Send it again.");
        }
        finally
        {
            Interlocked.Decrement(ref underway);
        }
    }

    // null if it does not come
    private static async ValueTask<WebhookBody?> ReadRest(HttpContext http)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        stop.CancelAfter(LongestRead);
        try
        {
            return await WebhookBody.Read(http.Request, stop.Token);
        }
        catch (Exception transfer)
            when (transfer is BadHttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private async Task<IResult> Receive(WebhookBody body, HttpRequest request, string tenant)
    {
        // one answer for a wrong signature and an unknown tenant: nobody learns which tenants there are
        var known = tenants.Find(tenant) ?? Tenant.Nobody;
        var contentType = request.ContentType;
        if (!Signature.IsAccepted(known, request.Headers[Signature.Header], body.Bytes))
        {
            await quarantine.KeepStrangers(
                tenant, body, contentType, Problem.Unauthorized, WebhookProblem.StrangersDetail);
            return WebhookProblem.Stranger();
        }

        if (body.IsTooLarge)
        {
            var detail = $"The body is longer than {WebhookBody.MaxLength} bytes.";
            await quarantine.Keep(tenant, body, contentType, Problem.TooLarge, detail);
            return WebhookProblem.TooLarge(detail);
        }

        var now = clock.GetUtcNow();
        var received = SpooledWebhook.Received(tenant, now, contentType, body.Bytes);
        var heard = WebhookReader.Read(body.Bytes, now);
        if (heard is RejectedWebhook rejected)
        {
            await delivery.Reject(rejected, received);
            return WebhookProblem.Of(rejected);
        }

        if (heard is ModelledWebhook { Event: var modelled })
        {
            metrics.Received(modelled);
        }

        var answer = await delivery.Deliver(tenant, heard, received);
        return answer;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A webhook could not be made durable, and is to be sent again. {Error}: {Reason}")]
    private partial void LogNotDurable(string error, string reason);
}
