using Microsoft.OpenApi;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Resources as lists.</summary>
internal static class ListPaths
{
    private static readonly OpenApiSchema text = new() { Type = JsonSchemaType.String };
    private static readonly OpenApiSchema flag = new() { Type = JsonSchemaType.Boolean };

    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/{kind}", "list_resources", "List resources")
        {
            Subject = Subject.StateOut,
            Description = """
                A tenant's resources of one kind that pass all filters, last changed (greatest `position`) first; each
                as `/v1/{kind}/{id}` tells it.

                What does not change while you page is seen exactly once; what changes moves to the front. A list may
                lag an acknowledged event by 250 ms; a read by id never does. A page also ends early at 8 MiB of `data`.
                """,
            Parameters =
            [
                CommonParameters.Kind,
                CommonParameters.Tenant,
                Filter(
                    "status",
                    "Their status, with commas between several; words of either era.",
                    CommonParameters.Words(text, ResourceQuery.MaxStatuses)),
                Filter("ended", "Whether they have ended.", flag),
                Filter("deleted", "Whether they were deleted.", flag),
                Filter("overdue", "Whether they are overdue.", flag),
                Filter("reference_id", "Their `data.reference_id`, such as a queuecall's call.", Member.UuidSchema),
                Filter(
                    "updated_after",
                    "Their last recorded event was received after this moment, such as `2026-11-22T10:00:00.123456Z`.",
                    new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }),
                CommonParameters.PageSize,
                CommonParameters.PageToken,
            ],
            Answers =
            [
                new(StatusCodes.Status200OK, "A page of the list.", Body.Json(ResourceShapes.Resources, "resources")),
                CommonAnswers.Page,
                Answer.Error(
                    StatusCodes.Status404NotFound,
                    "There is no such kind of resource, or the tenant is not the key's.",
                    Problem.NotFound),
            ],
        },
    ];

    private static Parameter Filter(string name, string description, OpenApiSchema schema) =>
        new(ParameterLocation.Query, name, description, schema);
}
