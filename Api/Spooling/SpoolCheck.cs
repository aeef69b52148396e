using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace VoipbinGrains.Api.Spooling;

/// <summary>Whether webhooks can be kept while the cluster is away, and how many are.</summary>
internal sealed class SpoolCheck(Spool spool, IOptions<SpoolOptions> options) : IHealthCheck
{
    public const string Name = "spool";
    public const string Webhooks = "webhooks";
    public const string Bytes = "bytes";

    private const double Fullest = 0.95;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var figures = new Dictionary<string, object> { [Webhooks] = spool.Count, [Bytes] = spool.Bytes };
        return Task.FromResult(WhyNotReady() is { } reason
            ? HealthCheckResult.Unhealthy(reason, data: figures)
            : HealthCheckResult.Healthy(data: figures));
    }

    private string? WhyNotReady() => spool.Bytes > Fullest * options.Value.MaxBytes
        ? $"The spool holds {spool.Count} webhooks and is nearly full: bring the cluster back, or raise Spool:MaxBytes."
        : spool.WhyNotWritable;
}
