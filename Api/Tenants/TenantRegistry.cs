using System.Text.RegularExpressions;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Tenants;

/// <summary>
/// Who may send and read here: the children of the configuration section <c>Tenants</c>, and always <c>default</c>.
/// </summary>
internal sealed partial class TenantRegistry(IConfiguration configuration)
{
    private const string Section = "Tenants";
    private const string TakenByPath = "batch";

    public bool Knows(string tenant) =>
        tenant == ResourceKey.DefaultTenant
        || (IsName(tenant) && configuration.GetSection(Section).GetChildren().Any(child => child.Key == tenant));

    public static bool IsName(string tenant) => Name().IsMatch(tenant) && tenant != TakenByPath;

    /// <exception cref="InvalidOperationException">A name cannot be a tenant's.</exception>
    public void Validate()
    {
        foreach (var child in configuration.GetSection(Section).GetChildren())
        {
            if (!IsName(child.Key))
            {
                throw new InvalidOperationException(
                    $"Tenants:{child.Key} cannot be a tenant: a name matches [a-z0-9][a-z0-9-]{{0,62}} "
                    + $"and is not {TakenByPath}.");
            }
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Name();
}

internal static class TenantServices
{
    public static void AddTenants(this IHostApplicationBuilder builder)
    {
        var tenants = new TenantRegistry(builder.Configuration);
        tenants.Validate();
        builder.Services.AddSingleton(tenants);
    }
}
