using Microsoft.OpenApi;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>A JSON object that is sent or answered.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Description">What it tells.</param>
/// <param name="Members">Its members, in the order in which they are written.</param>
internal sealed record Shape(string Name, string Description, params IReadOnlyList<Member> Members)
{
    /// <summary>Where the document describes it.</summary>
    public IOpenApiSchema Reference => new OpenApiSchemaReference(Name);

    public OpenApiSchema Schema => new()
    {
        Type = JsonSchemaType.Object,
        Description = Description,
        Properties = Members.ToDictionary(member => member.Name, IOpenApiSchema (member) => member.Schema),
        Required = Members.Where(member => member.IsRequired).Select(member => member.Name).ToHashSet(),
    };

    /// <summary>A page of a list of these.</summary>
    public Shape Page(string name, string description) => new(
        name,
        description,
        Member.List("result", "The entries of this page.", Reference),
        Member.Text("next_page_token", "Sent as `page_token` it leads to the next page; null on the last.").OrNull);
}
