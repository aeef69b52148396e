using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>
/// What a silo needs to do its work: its place in the cluster, a store that takes writes, room on the disk.
/// </summary>
internal static class SiloChecks
{
    public static void AddSiloChecks(this IHealthChecksBuilder checks) => checks
        .AddCheck<JoinedCheck>("silo")
        .AddCheck<StoreCheck>("store")
        .AddCheck<DiskCheck>("disk");

    private static HealthCheckResult Result(string? reason) =>
        reason is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(reason);

    private sealed class JoinedCheck(ISiloStatusOracle oracle) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Result(
                oracle.CurrentStatus is SiloStatus.Active ? null : $"The silo is {oracle.CurrentStatus}, not Active."));
    }

    private sealed class StoreCheck(IJournal journal) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Result(await journal.WhyNotWritable());
    }

    private sealed class DiskCheck(IOptions<StorageOptions> storage) : IHealthCheck
    {
        private const double SmallestShare = 0.05;

        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(Result(storage.Value.Provider is StorageProvider.Sqlite ? WhyTooFull() : null));

        private string? WhyTooFull()
        {
            var disk = new DriveInfo(Path.GetDirectoryName(storage.Value.FullPath)!);
            return disk.AvailableFreeSpace > SmallestShare * disk.TotalSize
                ? null
                : $"Less than {SmallestShare:P0} of the disk under {disk.Name} is free: "
                    + "make room, or move Storage:Path.";
        }
    }
}
