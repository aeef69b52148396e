using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace VoipbinGrains.Api.Tenants;

/// <summary>
/// The tenants of the configuration section <c>Tenants</c>, and their keys. A change of the configuration
/// counts at once; one that cannot be right changes nothing, and at start is refused.
/// </summary>
internal sealed partial class TenantRegistry(IConfiguration configuration, ILogger<TenantRegistry> log) : IHostedService
{
    public const string TakenByPath = "batch";

    private volatile TenantBook book = TenantBook.Read(configuration);
    private volatile bool hadKeys;
    private IDisposable? changes;
    private ConfigurationReloadToken changed = new();

    /// <summary>
    /// Whether reads need a key. Once they do, they do until a restart: a configuration file that is gone for a moment
    /// must not open what its keys closed.
    /// </summary>
    public bool NeedsKey => hadKeys || book.Keys.Count > 0;

    /// <summary>All tenants by their names.</summary>
    public IReadOnlyDictionary<string, Tenant> All => book.Tenants;

    /// <summary>The tenant of this name; null if there is none.</summary>
    public Tenant? Find(string name) => book.Tenants.GetValueOrDefault(name);

    /// <summary>The tenant of this name, or one that takes nothing and says so in the same time.</summary>
    public Tenant FindOrNobody(string name)
    {
        var read = book;
        return read.Tenants.GetValueOrDefault(name) ?? read.Nobody;
    }

    /// <summary>What is known of a key; null if it is none.</summary>
    public ApiKey? FindKey(string sent) => book.FindKey(sent);

    /// <summary>The key of this name; null if there is none.</summary>
    public ApiKey? FindKeyNamed(string name) => book.Keys.FirstOrDefault(key => key.Name == name);

    /// <summary>Tells once that tenants or keys were changed after it was asked for.</summary>
    public IChangeToken Changed() => Volatile.Read(ref changed);

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
            var read = TenantBook.Read(configuration);
            hadKeys = NeedsKey;
            book = read;
            Interlocked.Exchange(ref changed, new ConfigurationReloadToken()).OnReload();
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
        _ = TenantBook.Read(builder.Configuration);
        builder.Services.AddSingleton<TenantRegistry>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TenantRegistry>());
    }
}
