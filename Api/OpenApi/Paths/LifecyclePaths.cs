using System.Net.Mime;
using Microsoft.OpenApi;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>The lifecycle tables.</summary>
internal static class LifecyclePaths
{
    private static readonly Parameter resource = new(
        ParameterLocation.Path,
        "resource",
        "The kind of resource, in the singular.",
        new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = Member.Choice(ResourceTypes.All.Select(type => type.Name)),
            Examples = ["agent"],
        });

    private static readonly Answer notFound = Answer.Error(
        StatusCodes.Status404NotFound, "There is no such kind of resource.", "not_found_lifecycle");

    public static IEnumerable<Operation> Operations { get; } =
    [
        new(HttpMethods.Get, "/v1/lifecycles", "list_lifecycles", "Read all lifecycles")
        {
            Subject = Subject.Rules,
            Description = """
                The tables that judge each event, as data: the statuses, what may follow each directly, which are ends,
                and the words of both eras. They are the same for all tenants and change only with the server's version.
                """,
            Answers =
            [
                new(StatusCodes.Status200OK, "The tables.", Body.Json(LifecycleShapes.Lifecycles, "lifecycles")),
            ],
        },
        new(HttpMethods.Get, "/v1/lifecycles/{resource}", "get_lifecycle", "Read a lifecycle")
        {
            Subject = Subject.Rules,
            Description = "The tables of one kind of resource. A queue has no status: its last write wins.",
            Parameters = [resource],
            Answers =
            [
                new(StatusCodes.Status200OK, "Its tables.", Body.Json(LifecycleShapes.Lifecycle, "lifecycle")),
                notFound,
            ],
        },
        new(HttpMethods.Get, "/v1/lifecycles/{resource}.mmd", "draw_lifecycle", "Draw a lifecycle")
        {
            Subject = Subject.Rules,
            Description = "The same as a state diagram, for [Mermaid](https://mermaid.js.org).",
            Parameters = [resource],
            Answers =
            [
                new(
                    StatusCodes.Status200OK,
                    "Its drawing, in UTF-8.",
                    Body.Text(MediaTypeNames.Text.Plain, "lifecycle_drawing")),
                notFound,
            ],
        },
    ];
}
