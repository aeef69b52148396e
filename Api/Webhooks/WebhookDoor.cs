using Microsoft.Extensions.Primitives;
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
    WebhookIntake intake,
    WebhookRooms rooms,
    Beginnings beginnings,
    TenantRegistry tenants,
    TimeProvider clock,
    EdgeMetrics metrics,
    ILogger<WebhookDoor> log)
{
    private const int MostUnderway = 4000;
    private static readonly string TooLargeDetail = $"The body is longer than {WebhookBody.MaxLength} bytes.";
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(4);

    private int underway;

    /// <summary>Answers a webhook.</summary>
    public async Task Answer(HttpContext http, string tenant)
    {
        var begun = metrics.Begin();
        var answer = await Take(http, tenant);
        metrics.Answered(answer, begun);
        await answer.ExecuteAsync(http);
    }

    private async Task<IResult> Take(HttpContext http, string tenant)
    {
        if (await ReadBody(http) is not { } body)
        {
            return Problem.TryAgain(http, "The body did not arrive whole in time. Send it again.");
        }

        var room = rooms.Of(tenant);
        try
        {
            // beyond this none would be answered before its sender gives it up: those that are underway go first
            return rooms.Enter(room) & (Interlocked.Increment(ref underway) <= MostUnderway)
                ? await Receive(body, http.Request, tenant, room)
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
            room.Leave();
        }
    }

    // null if it does not come
    private static async ValueTask<WebhookBody?> ReadBody(HttpContext http)
    {
        try
        {
            return WebhookBody.TryRead(http.Request) ?? await ReadRest(http);
        }
        catch (Exception transfer)
            when (transfer is BadHttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private static async ValueTask<WebhookBody> ReadRest(HttpContext http)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        stop.CancelAfter(LongestRead);
        return await WebhookBody.Read(http.Request, stop.Token);
    }

    private async Task<IResult> Receive(WebhookBody body, HttpRequest request, string tenant, WebhookRoom room)
    {
        // one answer for a wrong signature and an unknown tenant: nobody learns which tenants there are
        var known = tenants.FindOrNobody(tenant);
        var contentType = request.ContentType;
        if (body.IsTooLarge)
        {
            await KeepTooLarge(tenant, body, request, known.Policy is SignaturePolicy.Required);
            return WebhookProblem.TooLarge(TooLargeDetail);
        }

        if (!Signature.IsAccepted(known, request.Headers[Signature.Header], body.Bytes))
        {
            await quarantine.KeepStrangers(
                tenant, body, request, Problem.Unauthorized, WebhookProblem.StrangersDetail);
            return WebhookProblem.Stranger();
        }

        rooms.Admit(room);

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && !IsPlain(encoding))
        {
            await quarantine.Keep(tenant, body, request, Problem.InvalidParameter, WebhookProblem.EncodedDetail);
            return WebhookProblem.Encoded();
        }

        var now = clock.GetUtcNow();
        var received = SpooledWebhook.Received(tenant, now, contentType, body.Bytes);
        var heard = WebhookReader.Read(body.Bytes, now);
        if (heard is RejectedWebhook rejected)
        {
            await delivery.Reject(rejected, received, KeptHeaders.Of(request.Headers));
            return WebhookProblem.Of(rejected);
        }

        var isSigned = known.Policy is SignaturePolicy.Required;
        if (heard is ModelledWebhook { Event: var modelled })
        {
            metrics.Received(modelled);
            if (!isSigned && beginnings.AreSpent(tenant) && await intake.Begins(tenant, modelled))
            {
                return Problem.TryAgain(request.HttpContext, "Too many resources begin at once. Send it again.");
            }
        }

        var answer = await delivery.Deliver(tenant, heard, received);
        if (!isSigned && answer is { Version: 1, Outcome: WebhookAnswer.NewState })
        {
            beginnings.Count(tenant);
        }

        return answer;
    }

    // it cannot be signed, for its end is not read: where a signature is needed its sender is a stranger
    private async ValueTask KeepTooLarge(string tenant, WebhookBody body, HttpRequest request, bool isStrangers)
    {
        if (isStrangers)
        {
            await quarantine.KeepStrangers(tenant, body, request, Problem.TooLarge, TooLargeDetail);
        }
        else
        {
            await quarantine.Keep(tenant, body, request, Problem.TooLarge, TooLargeDetail);
        }
    }

    private static bool IsPlain(StringValues encoding) =>
        encoding.All(sent => sent is null or "" || sent.Equals("identity", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A webhook could not be made durable, and is to be sent again. {Error}: {Reason}")]
    private partial void LogNotDurable(string error, string reason);
}
