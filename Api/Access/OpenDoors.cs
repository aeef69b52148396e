using Microsoft.Extensions.Diagnostics.HealthChecks;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Finds the doors that anybody on a network can use, and tells of them at start: a tenant that takes webhooks without
/// a signature at an address that is not loopback. Whoever develops knows.
/// </summary>
internal sealed partial class OpenDoors(
    Listeners listeners, TenantRegistry tenants, IHostEnvironment environment, ILogger<OpenDoors> log)
    : IHostedLifecycleService
{
    /// <summary>Which doors are open, and how to close them; null if none is.</summary>
    public string? Tell()
    {
        var addresses = listeners.OfSenders.Where(address => !Listeners.IsLoopback(address)).ToList();
        var open = tenants.All
            .Where(tenant => tenant.Value.Policy is not SignaturePolicy.Required)
            .Select(tenant => tenant.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        return environment.IsDevelopment() || addresses.Count == 0 || open.Count == 0 ? null
            : $"Anybody who reaches {string.Join(", ", addresses)} can send webhooks of {string.Join(", ", open)}: set "
                + $"Tenants:{open[0]}:Secrets:0 to VoIPBin's webhook_secret, or Tenants:{open[0]}:Signature to "
                + "required, which lets nobody in who cannot sign.";
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (Tell() is { } warning)
        {
            LogOpen(warning);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A DOOR IS OPEN. {Warning}")]
    private partial void LogOpen(string warning);
}

/// <summary>Tells of open doors in /readyz; the process can do its work all the same.</summary>
internal sealed class OpenDoorsCheck(OpenDoors doors) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(doors.Tell() is { } warning
            ? HealthCheckResult.Degraded(warning)
            : HealthCheckResult.Healthy());
}
