using Microsoft.Extensions.Diagnostics.HealthChecks;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Api.Health;

/// <summary>
/// Whether the cluster answers. It is told and does not make this process unready while the spool takes webhooks: if
/// every edge were taken out because the cluster is away, nobody would take them.
/// </summary>
internal sealed class ClusterCheck(IGrainFactory grains) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.GetGrain<IFeedGrain>(0).Read(long.MaxValue, 1, TimeSpan.Zero).AsTask()
                .WaitAsync(Limit, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception cause) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded($"The cluster does not answer: {cause.Message}", cause);
        }
    }
}
