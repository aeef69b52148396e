using VoipbinGrains.Api.Problems;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Where VoIPBin sends its webhooks.</summary>
internal static class WebhookPaths
{
    private static readonly string[] methods =
        [HttpMethods.Post, HttpMethods.Put, HttpMethods.Get, HttpMethods.Delete];

    public static IEnumerable<Operation> Operations { get; } =
    [
        Operation("/v1/webhooks", "receive_webhook", "Take a webhook of the tenant default"),
        Operation("/v1/webhooks/{tenant}", "receive_webhook_of_tenant", "Take a webhook of a tenant") with
        {
            Parameters = [CommonParameters.TenantInPath],
        },
    ];

    private static Operation Operation(string pattern, string id, string summary) => new(methods, pattern, id, summary)
    {
        Subject = Subject.WebhooksIn,
        IsSigned = true,
        Description = """
            Give this as `webhook_uri` to VoIPBin. It is answered once the event is durable, within 10 s.

            * Below 500 means that a resend cannot mend it. VoIPBin sends again after 503 only, so everything that a
              resend can mend is 503, and nothing else is.
            * What is refused with 400, 401, 413 or 415 is kept in the quarantine (401 while there is room). It is
              answered only after its bytes are durable.
            * Events may come in any order and any number of times. Which is the newest is decided by what they tell and
              never by when they came, so the state is the same in the end.
            * What makes a repeat: the same type as sent, and the same `data` but for whitespace between tokens.
            * A type that is not modelled (`recording_started`, tomorrow's) is kept whole, under `/v1/unmodelled` and in
              the feed. It needs no `data.id`, and each delivery of it is kept.
            * `data.id` is a UUID of 8-4-4-4-12 hexadecimal digits in either case; answers have it in lower case.

            `PUT`, `GET` and `DELETE` do the same, because VoIPBin's `webhook_method` allows them, with a body. The
            content type does not count.

            No key is needed. The signature is checked over the raw bytes before anything is parsed; any one of the
            tenant's secrets will do, and two such headers are refused. It is needed as soon as the tenant has a secret
            (`Tenants:{name}:Signature`).
            """,
        Request = Body.Json(
            WebhookShapes.Webhook,
            "call_answered", "call_created", "activeflow_created", "queuecall_entering", "agent_status_updated",
            "recording_started"),
        Answers =
        [
            new(
                StatusCodes.Status200OK,
                "It is durable. `outcome` says whether the state moved.",
                Body.Json(
                    WebhookShapes.Answer, "webhook_applied", "webhook_late", "webhook_duplicate", "webhook_stored")),
            new(
                StatusCodes.Status202Accepted,
                "It is durable on this server's disk, but not applied yet: its grain or the store did not answer in "
                + "1.6 s. It is applied later by itself.",
                Body.Json(WebhookShapes.Answer, "webhook_spooled")),
            Answer.Error(
                StatusCodes.Status400BadRequest,
                "It is no event, and is kept in the quarantine. Also: `type` or `data` stands twice, or half of a "
                + "surrogate pair stands in `type` or `data.id`.",
                RejectedWebhook.NotJson,
                RejectedWebhook.NotAnEnvelope,
                RejectedWebhook.IdMissing,
                RejectedWebhook.IdNotUuid),
            Answer.Error(
                StatusCodes.Status401Unauthorized,
                "The tenant is unknown, or the signature is missing or wrong: one answer for all of them.",
                "unauthorized_webhook"),
            Answer.Error(
                StatusCodes.Status413PayloadTooLarge,
                "It is longer than 1 MiB, whoever sent it. Its first 4 KiB and its declared length are kept in the "
                + "quarantine; where a signature is needed, while there is room.",
                Problem.TooLarge),
            Answer.Error(
                StatusCodes.Status415UnsupportedMediaType,
                "It has a `Content-Encoding`. Nothing of it was inflated; it is kept in the quarantine as it came.",
                "encoded"),
        ],
    };
}
