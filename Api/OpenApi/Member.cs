using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">What its value is.</param>
/// <param name="IsRequired">Whether it is always there.</param>
internal sealed record Member(string Name, OpenApiSchema Schema, bool IsRequired = true)
{
    public const string PositionPattern = "^(0|[1-9][0-9]*)$";

    public static OpenApiSchema UuidSchema { get; } = new() { Type = JsonSchemaType.String, Format = "uuid" };

    /// <summary>The same, but it may be null.</summary>
    public Member OrNull => this with { Schema = Schema.With(same => same.Type |= JsonSchemaType.Null) };

    /// <summary>The same, but it may be absent.</summary>
    public Member OrAbsent => this with { IsRequired = false };

    public static Member Text(string name, string description) =>
        new(name, new OpenApiSchema { Type = JsonSchemaType.String, Description = description });

    /// <summary>One of a fixed choice of words.</summary>
    public static Member Word(string name, string description, params IEnumerable<string> words) => new(
        name,
        new OpenApiSchema { Type = JsonSchemaType.String, Description = description, Enum = Choice(words) });

    public static Member Id(string name, string description) =>
        new(name, UuidSchema.With(same => same.Description = description));

    public static Member Position(string name, string description) => new(name, new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Pattern = PositionPattern,
        Description = description,
        Examples = ["118"],
    });

    public static Member Time(string name, string description) =>
        new(name, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = description });

    public static Member Number(string name, string description, int least = 0) => new(name, new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = $"{least}",
        Description = description,
    });

    /// <summary>A number that may exceed 32 bits.</summary>
    public static Member Count(string name, string description) => new(name, new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Format = "int64",
        Minimum = "0",
        Description = description,
    });

    public static Member Flag(string name, string description) =>
        new(name, new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = description });

    /// <summary>VoIPBin's own, with members that are VoIPBin's business.</summary>
    public static Member Data(string description) =>
        new("data", new OpenApiSchema { Type = JsonSchemaType.Object, Description = description });

    /// <summary>An object of this shape, described for what it is here.</summary>
    public static Member Inline(string name, string description, Shape shape) =>
        new(name, shape.Schema.With(same => same.Description = description));

    public static Member Texts(string name, string description) => List(
        name, description, new OpenApiSchema { Type = JsonSchemaType.String });

    public static Member List(string name, string description, IOpenApiSchema item) =>
        new(name, new OpenApiSchema { Type = JsonSchemaType.Array, Description = description, Items = item });

    /// <summary>The words of a choice, as the document has them.</summary>
    public static IList<JsonNode> Choice(IEnumerable<string> words) =>
        [.. words.Select(word => JsonValue.Create(word))];
}
