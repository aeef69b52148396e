using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Tenants;

/// <summary>
/// The tenants of the configuration section <c>Tenants</c>, and always <c>default</c>. A change of the configuration
/// counts at once; one that cannot be right changes nothing, and at start is refused.
/// </summary>
internal sealed partial class TenantRegistry(IConfiguration configuration, ILogger<TenantRegistry> log) : IHostedService
{
    private const string Section = "Tenants";
    private const string TakenByPath = "batch";

    private volatile FrozenDictionary<string, Tenant> tenants = Read(configuration);
    private IDisposable? changes;

    /// <summary>The tenant of this name; null if there is none.</summary>
    public Tenant? Find(string name) => tenants.GetValueOrDefault(name);

    /// <exception cref="OptionsValidationException">The configuration cannot be right; the message says why.</exception>
    public static FrozenDictionary<string, Tenant> Read(IConfiguration configuration)
    {
        var read = new Dictionary<string, Tenant> { [ResourceKey.DefaultTenant] = Tenant.Of(new TenantOptions()) };
        foreach (var child in configuration.GetSection(Section).GetChildren())
        {
            read[child.Key] = IsName(child.Key)
                ? Tenant.Of(child.Get<TenantOptions>() ?? new TenantOptions())
                : throw new OptionsValidationException(Section, typeof(TenantOptions), [
                    $"Tenants:{child.Key} cannot be a tenant: a name matches [a-z0-9][a-z0-9-]{{0,62}} "
                    + $"and is not {TakenByPath}."]);
        }

        return read.ToFrozenDictionary();
    }

    public static bool IsName(string tenant) => Name().IsMatch(tenant) && tenant != TakenByPath;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        changes = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        changes?.Dispose();
        return Task.CompletedTask;
    }

    private void Reload()
    {
        try
        {
            tenants = Read(configuration);
        }
        catch (Exception refusal) when (refusal is OptionsValidationException or InvalidOperationException)
        {
            LogIgnored(refusal.Message);
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Name();

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed tenants are ignored. {Reason}")]
    private partial void LogIgnored(string reason);
}

internal static class TenantServices
{
    public static void AddTenants(this IHostApplicationBuilder builder)
    {
        _ = TenantRegistry.Read(builder.Configuration);
        builder.Services.AddSingleton<TenantRegistry>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TenantRegistry>());
    }
}
