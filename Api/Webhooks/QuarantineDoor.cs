using System.Security.Cryptography;
using System.Threading.RateLimiting;
using VoipbinGrains.Api.Spooling;
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

    /// <summary>Keeps a body that was received now; it is durable when this returns.</summary>
    /// <returns>Its number.</returns>
    public ValueTask<long> Keep(string tenant, WebhookBody body, string? contentType, string code, string detail) =>
        Keep(tenant, body, clock.GetUtcNow(), contentType, code, detail);

    /// <summary>Keeps a body that was received earlier; it is durable in the cluster when this returns.</summary>
    /// <inheritdoc cref="Keep(string, WebhookBody, string?, string, string)"/>
    public ValueTask<long> Keep(SpooledWebhook spooled, string code, string detail) => Keep(
        spooled.Tenant,
        new WebhookBody(spooled.Body, spooled.Body.Length, IsTooLarge: false),
        VoipbinTime.FromMicroseconds(spooled.ReceivedAt),
        spooled.ContentType,
        code,
        detail);

    private ValueTask<long> Keep(
        string tenant, WebhookBody body, DateTimeOffset receivedAt, string? contentType, string code, string detail) =>
        grains.GetGrain<IQuarantineGrain>(tenant).Keep(new QuarantinedBody
        {
            ReceivedAt = VoipbinTime.Cut(receivedAt),
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
