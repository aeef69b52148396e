using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>The contract as a machine reads it, and as a page for people. Both are open to everybody.</summary>
internal static class ApiDocument
{
    /// <summary>The document's name, as it is in its path.</summary>
    public const string Name = "v1";

    private const string PagePath = "/docs";

    // the page holds all it needs; nothing that it shows is anybody else's business
    private const string OwnThingsOnly =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' "
        + "data:; font-src 'self' data:";

    public static void AddApiDocument(this IHostApplicationBuilder builder) =>
        builder.Services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = _ => false; // what is found by reflection says too little: no parameter, no answer
            options.AddDocumentTransformer<ApiDocumentWriter>();
        });

    /// <summary>Maps <c>/openapi/v1.json</c> and <c>/docs</c>.</summary>
    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference(PagePath, page => page
                .AddDocument(Name)
                .WithTitle(Contract.Title)
                .PreserveSchemaPropertyOrder()
                .DisableRequiredPropertiesFirst()
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp()
                .HideDeveloperTools()
                .HideClientButton())
            .AddEndpointFilter((context, next) =>
            {
                context.HttpContext.Response.Headers.ContentSecurityPolicy = OwnThingsOnly;
                return next(context);
            });
    }
}
