using System.Threading.RateLimiting;

namespace VoipbinGrains.Api.Batches;

/// <summary>
/// How much of all batches may be under way: 512 lines or 8 MiB, so that a webhook that comes in between waits for no
/// more than one or two commits.
/// </summary>
internal sealed class BatchRoom : IDisposable
{
    private const int Permits = 512;
    private const int BytesPerPermit = 16 * 1024;

    private readonly ConcurrencyLimiter room = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Permits,
        QueueLimit = int.MaxValue,
    });

    /// <summary>Waits until there is room for a line of this length, until the lease is disposed of.</summary>
    public ValueTask<RateLimitLease> Enter(int length) => room.AcquireAsync(1 + (length / BytesPerPermit));

    public void Dispose() => room.Dispose();
}
