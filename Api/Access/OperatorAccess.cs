using System.Text;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Lets whoever operates the server in to pages that show all tenants: by a key with scope <c>ops</c> of the tenant
/// <c>default</c>, which a browser may send as a password; without any key, whoever is on this machine.
/// </summary>
internal sealed class OperatorAccess(TenantRegistry tenants, OpenReads openReads)
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>Says why a request is not let in; null if it is.</summary>
    public IResult? Refuse(HttpContext http)
    {
        if (tenants.NeedsKey ? IsOperator(http.Request) : openReads.AreOpenTo(http.Request))
        {
            return null;
        }

        http.Response.Headers.WWWAuthenticate = $"{Basic}realm=\"VoipbinGrains\"";
        return Problem.Of(
            StatusCodes.Status401Unauthorized,
            Problem.Unauthorized,
            $"A key of the tenant {ResourceKey.DefaultTenant} with the scope ops is needed: send it as "
            + "Authorization: Bearer <key>, or as the password that your browser asks for.");
    }

    private bool IsOperator(HttpRequest request) =>
        request.Headers.Authorization is [{ } sent]
        && Sent(sent) is { } text
        && tenants.FindKey(text) is { Tenant: ResourceKey.DefaultTenant } key
        && key.Scopes.Contains(Scope.Ops);

    private static string? Sent(string authorization)
    {
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].TrimStart(' ');
        }

        var bytes = new byte[authorization.Length];
        return authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(authorization[Basic.Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
                ? password
                : null;
    }
}

/// <summary>Marks a page for whoever operates the server.</summary>
internal sealed class OperatorOnly;
