using Microsoft.OpenApi;

namespace VoipbinGrains.Api.OpenApi;

internal static class SchemaCopies
{
    /// <summary>The same schema, but for one thing.</summary>
    public static OpenApiSchema With(this OpenApiSchema schema, Action<OpenApiSchema> change)
    {
        var copy = (OpenApiSchema)schema.CreateShallowCopy();
        change(copy);
        return copy;
    }
}
