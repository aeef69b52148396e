using Microsoft.OpenApi;
using VoipbinGrains.Api.Paging;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.OpenApi;

/// <summary>The parameters that several paths have in common.</summary>
internal static class CommonParameters
{
    private const string TenantPattern = "^[a-z0-9][a-z0-9-]{0,62}$";

    public static Parameter Tenant { get; } = new(
        ParameterLocation.Query,
        "tenant",
        "Without keys: whose things, if not `default`'s. With a key it need not be said, and any but the key's own is "
        + "404.",
        new OpenApiSchema { Type = JsonSchemaType.String, Pattern = TenantPattern });

    /// <summary>Whose changes: here several tenants may be asked for at once.</summary>
    public static Parameter Tenants { get; } = new(
        ParameterLocation.Query,
        Tenant.Name,
        "Without keys: whose changes, with commas between several, if not `default`'s. With a key it need not be "
        + "said, and any but the key's own is 404.",
        Words(new OpenApiSchema { Type = JsonSchemaType.String, Pattern = TenantPattern }));

    public static Parameter TenantInPath { get; } = new(
        ParameterLocation.Path,
        Tenant.Name,
        "The tenant that it is for, one that is configured.",
        new OpenApiSchema { Type = JsonSchemaType.String, Pattern = TenantPattern, Examples = ["default"] });

    public static Parameter Kind { get; } = new(
        ParameterLocation.Path,
        "kind",
        "The kind of resource, in the plural.",
        new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = Member.Choice(ResourceTypes.All.Select(type => type.Plural)),
            Examples = ["calls"],
        });

    public static Parameter Id { get; } = new(
        ParameterLocation.Path,
        "id",
        "The resource's id as VoIPBin has it, 8-4-4-4-12 hexadecimal digits in either case. What is no such id is 404.",
        Member.UuidSchema.With(same => same.Examples = ["5371e9db-d035-4db6-a8d6-0994d33e744e"]));

    public static Parameter PageSize { get; } = new(
        ParameterLocation.Query,
        "page_size",
        "How many entries at most.",
        new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = "1",
            Maximum = $"{VoipbinGrains.Resources.PageSize.Max}",
            Default = PageRequest.DefaultSize,
        });

    public static Parameter PageToken { get; } = new(
        ParameterLocation.Query,
        "page_token",
        "The `next_page_token` of the page before, as it is; left out for the first page. A token is bound to its "
        + "path and its filters: with others it is 400 `page_token_mismatch`. `page_size` may change from page to "
        + "page.",
        new OpenApiSchema { Type = JsonSchemaType.String });

    /// <summary>Several words with commas between them.</summary>
    /// <param name="word">What each may be.</param>
    /// <param name="most">How many there may be; null for any number.</param>
    public static OpenApiSchema Words(IOpenApiSchema word, int? most = null) => new()
    {
        Type = JsonSchemaType.Array,
        Items = word,
        MinItems = 1,
        MaxItems = most,
    };
}
