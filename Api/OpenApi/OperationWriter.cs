using System.Globalization;
using Microsoft.OpenApi;
using VoipbinGrains.Api.Access;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>Writes what is said of a path in the document's own terms.</summary>
internal sealed class OperationWriter(OpenApiDocument document)
{
    /// <summary>The name of a tenant's keys among what shows who asks.</summary>
    public const string Key = "key";

    /// <summary>The name of VoIPBin's signature among what shows who asks.</summary>
    public const string Signature = "signature";

    private const string Guarded = "/v1/";

    /// <summary>Writes a path with all its methods.</summary>
    /// <param name="operation">What is said of it.</param>
    /// <param name="needed">The scope that its key needs; null if it needs no key.</param>
    public OpenApiPathItem Write(Operation operation, NeededScope? needed)
    {
        var path = new OpenApiPathItem();
        foreach (var method in operation.Methods)
        {
            path.AddOperation(HttpMethod.Parse(method), Write(operation, method, needed));
        }

        return path;
    }

    private OpenApiOperation Write(Operation operation, string method, NeededScope? needed) => new()
    {
        OperationId = method == operation.Methods[0] ? operation.Id : $"{operation.Id}_by_{method.ToLowerInvariant()}",
        Summary = method == operation.Methods[0] ? operation.Summary : $"{operation.Summary} by {method}",
        Description = needed is null
            ? operation.Description
            : $"{operation.Description}\n\nNeeds a key with the scope `{needed.Scope.Word}`, as soon as one is set.",
        Tags = new HashSet<OpenApiTagReference> { new(operation.Subject.Name, document) },
        Parameters = [.. operation.Parameters.Select(parameter => parameter.Written)],
        RequestBody = operation.Request is { } request
            ? new OpenApiRequestBody { Required = true, Content = Write(request) }
            : null,
        Responses = Write([.. operation.Answers, .. Common(operation, needed)]),
        Security = Write(operation.IsSigned ? Signature : needed is null ? null : Key, needed),
    };

    private static IEnumerable<Answer> Common(Operation operation, NeededScope? needed)
    {
        var ofKeys = needed is null ? Enumerable.Empty<Answer>() : Answer.OfKeys(needed.Scope);
        return operation.Pattern.StartsWith(Guarded, StringComparison.Ordinal) ? [.. ofKeys, Answer.TryAgain] : ofKeys;
    }

    private OpenApiResponses Write(IEnumerable<Answer> answers)
    {
        var written = new OpenApiResponses();
        foreach (var answer in answers.OrderBy(answer => answer.Status))
        {
            written[answer.Status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = answer.Description,
                Headers = answer.Header is { } header ? Write(header) : null,
                Content = answer.Body is { } body ? Write(body) : null,
            };
        }

        return written;
    }

    private Dictionary<string, OpenApiMediaType> Write(Body body)
    {
        foreach (var name in body.Examples)
        {
            document.Components!.Examples!.TryAdd(name, new OpenApiExample { Value = Example.Read(name) });
        }

        return new Dictionary<string, OpenApiMediaType>
        {
            [body.MediaType] = new()
            {
                Schema = body.Schema,
                Examples = body.Examples.ToDictionary(
                    name => name, IOpenApiExample (name) => new OpenApiExampleReference(name, document)),
            },
        };
    }

    private static Dictionary<string, IOpenApiHeader> Write(AnswerHeader header) => new()
    {
        [header.Name] = new OpenApiHeader
        {
            Description = header.Description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Examples = [header.Example] },
        },
    };

    // neither is needed before one is configured
    private List<OpenApiSecurityRequirement> Write(string? scheme, NeededScope? needed) => scheme is null
        ? []
        :
        [
            new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme, document)] = needed is null ? [] : [needed.Scope.Word],
            },
            [],
        ];
}
