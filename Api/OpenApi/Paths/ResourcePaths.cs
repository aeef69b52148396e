using Microsoft.OpenApi;
using VoipbinGrains.Api.Problems;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>One resource: its state and its history.</summary>
internal static class ResourcePaths
{
    private static readonly Answer notFound = Answer.Error(
        StatusCodes.Status404NotFound,
        "Nothing is known of it, the path is no resource's, or the tenant is not the key's. What is over leaves after "
        + "`Storage:RetainDays`.",
        Problem.NotFound);

    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/{kind}/{id}", "get_resource", "Read a resource's state")
        {
            Subject = Subject.StateOut,
            Description = """
                How a resource stands, never behind what was acknowledged. The state is that of its newest event, and
                which that is, the events alone decide: a call's status never goes back, so its rank outweighs its time;
                a queuecall's time outweighs its rank, until it ends; an activeflow's end and a deletion outweigh time;
                else the time of `tm_update`, or of `tm_create` where that is unset, decides.

                `status` and `event` are in today's words; when a call ended is `data.tm_hangup`. VoIPBin never sends
                events of queues, so a queue is known only if somebody sent it here (`queue_updated`).
                """,
            Parameters =
            [
                CommonParameters.Kind,
                CommonParameters.Id,
                CommonParameters.Tenant,
                new(
                    ParameterLocation.Header,
                    "If-None-Match",
                    "The `ETag` known already.",
                    new OpenApiSchema { Type = JsonSchemaType.String }),
            ],
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "How it stands.",
                    Body.Json(ResourceShapes.Resource, "resource_call", "resource_queuecall", "resource_agent"))
                {
                    Header = new AnswerHeader("ETag", "Its version, a strong entity tag.", "\"2\""),
                },
                new(StatusCodes.Status304NotModified, "It still has the version of `If-None-Match`.")
                {
                    Header = new AnswerHeader("ETag", "Its version, a strong entity tag.", "\"2\""),
                },
                notFound,
            ],
        },
        new(HttpMethods.Get, "/v1/{kind}/{id}/events", "list_events", "Read a resource's history")
        {
            Subject = Subject.StateOut,
            Description = """
                Why it stands so: its recorded events in the order of its life, oldest first, whatever the order in
                which they came (that is `version`). Each tells how it was judged when it came.

                What the lifecycle cannot explain is recorded as an `anomaly` and never refused. Repeats are not
                recorded. A page also ends early at 8 MiB of `data`.
                """,
            Parameters =
            [
                CommonParameters.Kind,
                CommonParameters.Id,
                CommonParameters.Tenant,
                CommonParameters.PageSize,
                CommonParameters.PageToken,
            ],
            Answers =
            [
                new(StatusCodes.Status200OK, "A page of its history.", Body.Json(ResourceShapes.Events, "events")),
                CommonAnswers.Page,
                notFound,
            ],
        },
    ];
}
