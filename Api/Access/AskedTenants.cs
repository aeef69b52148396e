using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// The tenants that a request is about, each once: <c>?tenant=a,b</c> where an endpoint takes this as a parameter.
/// Without keys it may name any; with one, only the key's.
/// </summary>
internal sealed record AskedTenants(IReadOnlyList<string> Names) : IEndpointParameterMetadataProvider
{
    public static ValueTask<AskedTenants> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    public static AskedTenants Of(HttpContext http) => http.Features.Get<AskedTenants>()
        ?? throw new InvalidOperationException("Nobody was let in to a tenant here: map the endpoint with MapReads.");

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new SeveralTenants());
}

/// <summary>Marks an endpoint that may be asked for several tenants at once.</summary>
internal sealed class SeveralTenants;
