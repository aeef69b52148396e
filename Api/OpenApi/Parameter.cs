using Microsoft.OpenApi;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>A parameter of a path.</summary>
/// <param name="In">Where it is sent.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">What it may be.</param>
internal sealed record Parameter(ParameterLocation In, string Name, string Description, OpenApiSchema Schema)
{
    /// <summary>Whether it must be sent; one of the path always.</summary>
    public bool IsRequired { get; init; } = In is ParameterLocation.Path;

    /// <summary>As the document has it; several words have commas between them.</summary>
    public OpenApiParameter Written
    {
        get
        {
            var written = new OpenApiParameter
            {
                In = In,
                Name = Name,
                Description = Description,
                Required = IsRequired,
                Schema = Schema,
            };
            if (Schema.Type is JsonSchemaType.Array)
            {
                written.Explode = false;
            }

            return written;
        }
    }
}
