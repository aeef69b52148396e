using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Lets whoever asks in to its tenant: by a key as soon as any is set, else whoever is on this machine. A tenant that
/// is not the key's is answered like one that does not exist.
/// </summary>
internal sealed class ReadAccess(TenantRegistry tenants, OpenReads openReads, StreamTokens tokens)
{
    public const string TokenName = "token";

    private const string TenantName = "tenant";
    private const string Scheme = "Bearer";

    /// <summary>Lets a request in, or says why not.</summary>
    /// <returns>Null if it is let in; then <see cref="AskedTenants"/> is what it is let in to.</returns>
    public ProblemHttpResult? Refuse(HttpContext http, Scope needed, bool isForSeveral)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenToTokens>() is not null
            && http.Request.Query.TryGetValue(TokenName, out var token))
        {
            return LetInByToken(http, token);
        }

        ApiKey? key = null;
        if (tenants.NeedsKey)
        {
            key = FindKey(http.Request.Headers.Authorization);
            if (key is null)
            {
                return Unauthorized(http, "A key is needed: send one of the tenant's as Authorization: Bearer <key>.");
            }

            if (!key.Scopes.Contains(needed))
            {
                return Problem.Of(
                    StatusCodes.Status403Forbidden,
                    Problem.Forbidden,
                    $"The key is not good for this: it needs the scope {needed.ToString().ToLowerInvariant()}.");
            }
        }
        else if (!openReads.AreOpenTo(http.Request))
        {
            return Unauthorized(
                http,
                "Without keys this is open on loopback only: set Tenants:{name}:ApiKeys and send a key, "
                + "or bind every address in Urls to localhost and ask without a proxy.");
        }

        return needed is Scope.Ingest ? LetInToPath(http, key) : LetInToQuery(http, key, isForSeveral);
    }

    /// <summary>Cuts a request off that was let in, as soon as its key would not let it in any more.</summary>
    /// <returns>To be disposed of when the request ends.</returns>
    public IDisposable Watch(HttpContext http, Scope needed)
    {
        var watch = ChangeToken.OnChange(tenants.Changed, CutOff);
        CutOff(); // it may have changed just before
        return watch;

        void CutOff()
        {
            var key = AskedBy.Of(http).Grant is { Key: var name }
                ? name is null ? null : tenants.FindKeyNamed(name)
                : FindKey(http.Request.Headers.Authorization);
            if (tenants.NeedsKey
                && !(key is not null
                    && key.Scopes.Contains(needed)
                    && AskedTenants.Of(http).Names.All(name => name == key.Tenant)))
            {
                http.Abort();
            }
        }
    }

    private static ProblemHttpResult? LetInToQuery(HttpContext http, ApiKey? key, bool isForSeveral) =>
        http.Request.Query[TenantName] switch
        {
            [] => LetIn(http, key, [key?.Tenant ?? ResourceKey.DefaultTenant]),
            var all when isForSeveral => LetIn(http, key, [.. all.ToString().Split(',').Distinct()]),
            [{ } one] => LetIn(http, key, [one]),
            _ => Problem.Invalid($"{TenantName} is one tenant: name it once."),
        };

    // what is sent in is of the tenant in the path, and one that is not there is answered as a webhook to it would be
    private ProblemHttpResult? LetInToPath(HttpContext http, ApiKey? key)
    {
        var tenant = http.GetRouteValue(TenantName) as string ?? ResourceKey.DefaultTenant;
        return tenants.Find(tenant) is null && key is null ? WebhookProblem.Stranger() : LetIn(http, key, [tenant]);
    }

    // whatever else is sent does not count: a token is not made good by a key, nor the other way round
    private ProblemHttpResult? LetInByToken(HttpContext http, StringValues sent)
    {
        var grant = sent is [{ } text] ? tokens.Read(text) : null;
        var key = grant?.Key is { } name ? tenants.FindKeyNamed(name) : null;
        var isGood = grant is not null && (grant.Key is null
            ? !tenants.NeedsKey && openReads.AreOpenTo(http.Request)
            : key is not null && key.Scopes.Contains(Scope.Read) && grant.Tenants.All(own => own == key.Tenant));
        if (!isGood)
        {
            return Unauthorized(
                http,
                "The token is none, has expired, or its key was taken out: ask for another at /v1/stream/tokens.");
        }

        var asked = http.Request.Query[TenantName];
        string[] names = asked.Count == 0 ? [.. grant!.Tenants] : [.. asked.ToString().Split(',').Distinct()];
        return names.All(grant!.Tenants.Contains) ? LetIn(http, key, names, grant) : NoTenant();
    }

    private static ProblemHttpResult? LetIn(HttpContext http, ApiKey? key, string[] names, StreamGrant? grant = null)
    {
        if (!names.All(name => TenantRegistry.IsName(name) && (key is null || key.Tenant == name)))
        {
            return NoTenant();
        }

        http.Features.Set(new AskedTenants(names));
        http.Features.Set(new AskedBy(key, grant));
        return null;
    }

    private ApiKey? FindKey(StringValues sent) =>
        sent is [{ } text]
        && text.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase)
            ? tenants.FindKey(text[Scheme.Length..].TrimStart(' '))
            : null;

    private static ProblemHttpResult Unauthorized(HttpContext http, string detail)
    {
        http.Response.Headers.WWWAuthenticate = Scheme;
        return Problem.Of(StatusCodes.Status401Unauthorized, Problem.Unauthorized, detail);
    }

    private static ProblemHttpResult NoTenant() => Problem.Missing(
        "There is nothing of such a tenant to ask for: leave it out for the key's own, or without keys for default's.");
}
