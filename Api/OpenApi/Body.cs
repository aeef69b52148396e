using System.Net.Mime;
using Microsoft.OpenApi;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>What is sent or answered.</summary>
/// <param name="MediaType">Its content type.</param>
/// <param name="Schema">What it is made of.</param>
/// <param name="Examples">Their names; see <see cref="Examples"/>.</param>
internal sealed record Body(string MediaType, IOpenApiSchema Schema, IReadOnlyList<string> Examples)
{
    /// <summary>A JSON object.</summary>
    public static Body Json(Shape shape, params string[] examples) =>
        new(MediaTypeNames.Application.Json, shape.Reference, examples);

    /// <summary>An error.</summary>
    public static Body Error(params string[] examples) =>
        new(MediaTypeNames.Application.ProblemJson, ProblemShapes.Error.Reference, examples);

    /// <summary>Text.</summary>
    public static Body Text(string mediaType, params string[] examples) =>
        new(mediaType, new OpenApiSchema { Type = JsonSchemaType.String }, examples);

    /// <summary>Text of which each part, a line or a frame's data, is one of these objects.</summary>
    public static Body Parts(string mediaType, IReadOnlyList<Shape> shapes, params string[] examples) => new(
        mediaType,
        new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            ContentMediaType = mediaType,
            ContentSchema = shapes is [var only]
                ? only.Reference
                : new OpenApiSchema { OneOf = [.. shapes.Select(shape => shape.Reference)] },
        },
        examples);
}
