using System.Collections.Concurrent;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// How many webhooks of each tenant may be underway. One alone may have as many as there is room for; while others send
/// too it has a share, so that what it sends beyond is sent again and the others do not wait for it.
/// </summary>
internal sealed class WebhookRooms(TenantRegistry tenants, IConfiguration configuration)
{
    private const int DefaultShare = 128;
    private const long Recently = 1_000;
    private const string NoTenant = "";

    private readonly int share = configuration.GetValue("Api:WebhooksUnderwayPerTenant", DefaultShare);
    private readonly ConcurrentDictionary<string, WebhookRoom> rooms = new();

    /// <summary>The tenant's room; those that are none share one.</summary>
    public WebhookRoom Of(string tenant) =>
        rooms.TryGetValue(tenant, out var room) ? room
        : rooms.GetOrAdd(tenants.Find(tenant) is null ? NoTenant : tenant, _ => new WebhookRoom());

    /// <summary>Lets one in; it has to leave whether or not there is room.</summary>
    /// <returns>Whether there is.</returns>
    public bool Enter(WebhookRoom room) => room.Enter(Environment.TickCount64) <= share || !AreOthersSending(room);

    private bool AreOthersSending(WebhookRoom room)
    {
        var since = Environment.TickCount64 - Recently;
        foreach (var (_, other) in rooms)
        {
            if (other != room && other.LastEntered > since)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What is underway of one tenant.</summary>
internal sealed class WebhookRoom
{
    private int underway;
    private long lastEntered = long.MinValue;

    /// <summary>When one came last, in milliseconds since the machine started.</summary>
    public long LastEntered => Volatile.Read(ref lastEntered);

    /// <summary>Lets one in.</summary>
    /// <returns>How many are underway with it.</returns>
    public int Enter(long now)
    {
        Volatile.Write(ref lastEntered, now);
        return Interlocked.Increment(ref underway);
    }

    /// <summary>Lets one out.</summary>
    public void Leave() => Interlocked.Decrement(ref underway);
}
