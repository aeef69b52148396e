using VoipbinGrains.Api.Batches;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Where many webhooks are brought in at once.</summary>
internal static class BatchPaths
{
    public static IEnumerable<Operation> Operations { get; } =
    [
        Operation("/v1/webhooks/batch", "import_webhooks", "Bring in many webhooks of the tenant default"),
        Operation("/v1/webhooks/{tenant}/batch", "import_webhooks_of_tenant", "Bring in many webhooks of a tenant") with
        {
            Parameters = [CommonParameters.TenantInPath],
        },
    ];

    private static Operation Operation(string pattern, string id, string summary) =>
        new(HttpMethods.Post, pattern, id, summary)
        {
            Subject = Subject.WebhooksIn,
            Description = """
                For imports and for what was missed: one envelope a line, each treated like a webhook of its own. The
                answer is one line for each, in order, as they become durable; it may be read while lines are still
                sent.

                * At most 10,000 lines and 64 MiB, 1 MiB a line. Blank lines are passed over, but count in the
                  numbering.
                * Lines of one resource keep their order; those of different resources are recorded side by side.
                * A line that is no event is answered with its problem and its `line`, and is kept nowhere: its sender
                  has it.
                * A line that cannot be made durable is answered `failed`: send it again. So are those after it, if
                  nothing more arrives for 30 s or the server stops.
                * Of what is more than a batch may hold, the first line is answered with `too_large`, and the answer
                  ends there.

                No signature is looked at: the key speaks for the sender.
                """,
            Request = Body.Parts(BatchDoor.MediaType, [WebhookShapes.Webhook], "batch"),
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "One line for each line.",
                    Body.Parts(
                        BatchDoor.MediaType,
                        [WebhookShapes.Answer, ProblemShapes.LineError, WebhookShapes.LineFailure],
                        "batch_answer",
                        "batch_failed")),
                CommonAnswers.NoTenant,
                Answer.Error(
                    StatusCodes.Status413PayloadTooLarge,
                    "It declares more than 64 MiB. Nothing of it was taken.",
                    "too_large_batch"),
                Answer.Error(
                    StatusCodes.Status415UnsupportedMediaType,
                    "The content type is not `application/x-ndjson`, or it has a `Content-Encoding`. Nothing of it was "
                    + "taken.",
                    "not_lines"),
            ],
        };
}
