using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Writes the contract into the document: each path that is mapped, with the scope that it needs.</summary>
internal sealed class ApiDocumentWriter(EndpointDataSource endpoints) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = Contract.Title,
            Version = ApiDocument.Name,
            Description = Contract.Description,
        };
        document.Servers = [new OpenApiServer { Url = "/" }]; // this one, by whatever name it is reached
        document.Tags = Subject.All
            .Select(subject => new OpenApiTag { Name = subject.Name, Description = subject.Description })
            .ToHashSet();
        document.Components = new OpenApiComponents
        {
            Schemas = Contract.Shapes.ToDictionary(shape => shape.Name, IOpenApiSchema (shape) => shape.Schema),
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [OperationWriter.Key] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A key of a tenant. Needed as soon as one is set in the configuration.",
                },
                [OperationWriter.Signature] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Header,
                    Name = Signature.Header,
                    Description = """
                        VoIPBin's signature, `sha256=` and the HMAC-SHA256 of the raw body by one of the tenant's
                        secrets, in hex. Needed as soon as the tenant has a secret.
                        """,
                },
            },
            Examples = new Dictionary<string, IOpenApiExample>(),
        };
        document.Paths = [];
        var writer = new OperationWriter(document);
        foreach (var operation in Contract.Operations)
        {
            if (Find(operation.Pattern) is { } endpoint)
            {
                var needed = endpoint.Metadata.GetMetadata<NeededScope>();
                document.Paths[operation.Pattern] = writer.Write(operation, needed);
            }
        }

        return Task.CompletedTask;
    }

    private RouteEndpoint? Find(string pattern) => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .FirstOrDefault(endpoint => endpoint.RoutePattern.RawText == pattern);
}
