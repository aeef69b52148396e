using System.Security.Cryptography;
using System.Threading.RateLimiting;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// Keeps what is not let in. Strangers can fill it only so fast: what they send is kept while there is room.
/// </summary>
internal sealed class QuarantineDoor(IGrainFactory grains, TimeProvider clock) : IDisposable
{
    private const int BytesPerPermit = 1024;

    // 64 MiB at once, and as much again each day
    private readonly TokenBucketRateLimiter roomForStrangers = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = 64 * 1024,
        TokensPerPeriod = 64 * 1024 / 24,
        ReplenishmentPeriod = TimeSpan.FromHours(1),
        QueueLimit = 0,
    });

    /// <summary>Keeps a body of a tenant's sender; it is durable when this returns.</summary>
    public async ValueTask Keep(string tenant, WebhookBody body, string? contentType, string code, string detail) =>
        await grains.GetGrain<IQuarantineGrain>(tenant).Keep(new QuarantinedBody
        {
            ReceivedAt = VoipbinTime.Cut(clock.GetUtcNow()),
            Code = code,
            Detail = detail,
            Size = body.Size,
            Truncated = body.IsTooLarge,
            ContentType = contentType,
            Body = body.Bytes,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(body.Bytes)),
        });

    /// <summary>Keeps a body of somebody who could not show who it is, while there is room.</summary>
    public async ValueTask KeepStrangers(
        string tenant, WebhookBody body, string? contentType, string code, string detail)
    {
        using var room = roomForStrangers.AttemptAcquire(1 + (body.Bytes.Length / BytesPerPermit));
        if (room.IsAcquired && TenantRegistry.IsName(tenant))
        {
            await Keep(tenant, body, contentType, code, detail);
        }
    }

    public void Dispose() => roomForStrangers.Dispose();
}
