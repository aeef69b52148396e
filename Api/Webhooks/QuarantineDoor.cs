using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using VoipbinGrains.Api.Spooling;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// Keeps what is not let in. Strangers can fill it only so fast, each tenant's and those of no tenant apart: what they
/// send is kept while there is room.
/// </summary>
internal sealed class QuarantineDoor(IGrainFactory grains, TenantRegistry tenants, TimeProvider clock) : IDisposable
{
    private const int BytesPerPermit = 1024;
    private const string NoTenant = "";

    // of a tenant's 64 MiB at once, and as much again each day
    private readonly ConcurrentDictionary<string, TokenBucketRateLimiter> roomForStrangers = new();

    /// <summary>Keeps a body that was received now; it is durable when this returns.</summary>
    /// <returns>Its number.</returns>
    public ValueTask<long> Keep(string tenant, WebhookBody body, HttpRequest request, string code, string detail) =>
        Keep(tenant, Kept(body, clock.GetUtcNow(), request.ContentType, code, detail) with
        {
            Headers = KeptHeaders.Of(request.Headers),
        });

    /// <summary>Keeps a body that was received earlier; it is durable in the cluster when this returns.</summary>
    /// <param name="spooled">The body.</param>
    /// <param name="code">Why it was not let in.</param>
    /// <param name="detail">How to mend it.</param>
    /// <param name="headers">Its headers as they are kept; null if they are not known any more.</param>
    /// <returns>Its number.</returns>
    public ValueTask<long> Keep(SpooledWebhook spooled, string code, string detail, string? headers = null)
    {
        var body = new WebhookBody(spooled.Body, spooled.Body.Length, IsTooLarge: false);
        var received = VoipbinTime.FromMicroseconds(spooled.ReceivedAt);
        return Keep(
            spooled.Tenant, Kept(body, received, spooled.ContentType, code, detail) with { Headers = headers });
    }

    /// <summary>Keeps a body of somebody who could not show who it is, while there is room.</summary>
    public async ValueTask KeepStrangers(
        string tenant, WebhookBody body, HttpRequest request, string code, string detail)
    {
        using var room = RoomOf(tenant).AttemptAcquire(1 + (body.Bytes.Length / BytesPerPermit));
        if (room.IsAcquired && TenantRegistry.IsName(tenant))
        {
            await Keep(tenant, Kept(body, clock.GetUtcNow(), request.ContentType, code, detail) with
            {
                Headers = KeptHeaders.Of(request.Headers),
                IsStrangers = true,
            });
        }
    }

    public void Dispose()
    {
        foreach (var room in roomForStrangers.Values)
        {
            room.Dispose();
        }
    }

    private TokenBucketRateLimiter RoomOf(string tenant) => roomForStrangers.GetOrAdd(
        tenants.Find(tenant) is null ? NoTenant : tenant,
        _ => new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 64 * 1024,
            TokensPerPeriod = 64 * 1024 / 24,
            ReplenishmentPeriod = TimeSpan.FromHours(1),
            QueueLimit = 0,
        }));

    private ValueTask<long> Keep(string tenant, QuarantinedBody body) =>
        grains.GetGrain<IQuarantineGrain>(tenant).Keep(body);

    private static QuarantinedBody Kept(
        WebhookBody body, DateTimeOffset receivedAt, string? contentType, string code, string detail) => new()
        {
            ReceivedAt = VoipbinTime.Cut(receivedAt),
            Code = code,
            Detail = detail,
            Size = body.Size,
            Truncated = body.IsTooLarge,
            ContentType = contentType,
            Body = body.Bytes,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(body.Bytes)),
        };
}
