using Microsoft.OpenApi;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Quarantine;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What was not let in, and how it is let in after all.</summary>
internal static class QuarantinePaths
{
    private static readonly Parameter id = new(
        ParameterLocation.Path,
        "id",
        "The body's number, from the list.",
        new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9]+$", Examples = ["2"] });

    private static readonly OpenApiSchema time = new() { Type = JsonSchemaType.String, Format = "date-time" };

    private static readonly Answer notFound = Answer.Error(
        StatusCodes.Status404NotFound,
        "Nothing is kept under this id, or the tenant is not the key's.",
        "not_found_quarantined");

    private static readonly Parameter[] filter =
    [
        new(
            ParameterLocation.Query,
            "code",
            "Why they were not let in, with commas between several.",
            CommonParameters.Words(
                new OpenApiSchema { Type = JsonSchemaType.String, Enum = Member.Choice(QuarantineQuery.Codes) },
                QuarantineQuery.Codes.Count)),
        new(
            ParameterLocation.Query,
            "replayed",
            "Whether a replay has let them in.",
            new OpenApiSchema { Type = JsonSchemaType.Boolean }),
        new(ParameterLocation.Query, "received_after", "They came after this moment.", time),
        new(ParameterLocation.Query, "received_before", "They came before this moment.", time),
    ];

    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/quarantine", "list_quarantine", "List what was not let in")
        {
            Subject = Subject.Kept,
            Description = """
                The bodies of webhooks that were answered 400, 401, 413 or 415, newest first and without the bodies
                themselves. A body that was never durable is not there: it was answered 503. Of each tenant so many
                bytes are kept for so many days (`Quarantine:…` in the configuration), and as many besides of those who
                could not sign, so that they take nothing from what the tenant's own sender sent.
                """,
            Parameters = [.. filter, CommonParameters.Tenant, CommonParameters.PageSize, CommonParameters.PageToken],
            Answers =
            [
                new(StatusCodes.Status200OK, "A page of them.", Body.Json(KeptShapes.Quarantine, "quarantine")),
                CommonAnswers.Page,
                CommonAnswers.NoTenant,
            ],
        },
        new(HttpMethods.Get, "/v1/quarantine/{id}", "get_quarantined", "Read a body that was not let in")
        {
            Subject = Subject.Kept,
            Description = "One of them, with its `body` in base64, byte for byte, and its `headers`.",
            Parameters = [id, CommonParameters.Tenant],
            Answers =
            [
                new(StatusCodes.Status200OK, "The body.", Body.Json(KeptShapes.Quarantined, "quarantined")),
                notFound,
            ],
        },
        new(HttpMethods.Post, "/v1/quarantine/{id}/replay", "replay_quarantined", "Let a body in after all")
        {
            Subject = Subject.Kept,
            Description = """
                Takes a kept body in as a webhook, once what was wrong is set right: a secret, a tenant, a newer version
                of the server. It is answered as the webhook would be, but no signature is looked at; what is still no
                event is 400 again. Replaying twice changes nothing. It is noted in the audit.
                """,
            Parameters = [id, CommonParameters.Tenant],
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "It is durable. `outcome` says whether the state moved.",
                    Body.Json(WebhookShapes.Answer, "replay_applied")),
                Answer.Error(
                    StatusCodes.Status400BadRequest, "It is no event.", RejectedWebhook.NotJson),
                notFound,
                Answer.Error(
                    StatusCodes.Status409Conflict, "Only its beginning was kept.", Problem.Truncated),
            ],
        },
        new(HttpMethods.Post, "/v1/quarantine/replay", "replay_quarantine", "Let many bodies in after all")
        {
            Subject = Subject.Kept,
            Description = """
                Replays those that pass the filter, newest first, a page at a time; which are in already is passed over,
                unless `replayed` says otherwise. Nobody looks at each, so one that was `unauthorized` has to be signed
                by a secret that is right now; the others are `refused` and stay. It is noted in the audit.

                After a secret was set right, at start or while it runs, the server does this by itself with what was
                `unauthorized` during the last day.
                """,
            Parameters = [.. filter, CommonParameters.Tenant, CommonParameters.PageSize, CommonParameters.PageToken],
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "What became of them.",
                    Body.Json(KeptShapes.Tally, "replay_tally")),
                CommonAnswers.Page,
                CommonAnswers.NoTenant,
            ],
        },
    ];
}
