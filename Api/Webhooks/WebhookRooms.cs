using System.Collections.Concurrent;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// How many webhooks of each tenant may be underway. One alone may have as many as there is room for; while others send
/// too it has a share, so that what it sends beyond is sent again and the others do not wait for it. Whoever cannot show
/// who it is makes no share smaller.
/// </summary>
internal sealed class WebhookRooms(TenantRegistry tenants, IConfiguration configuration, TimeProvider time)
{
    internal const int DefaultShare = 128;
    private const string NoTenant = "";
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(1);

    private readonly int share = configuration.GetValue("Api:WebhooksUnderwayPerTenant", DefaultShare);
    private readonly ConcurrentDictionary<string, WebhookRoom> rooms = new();

    /// <summary>The tenant's room; those that are none share one.</summary>
    public WebhookRoom Of(string tenant) =>
        rooms.TryGetValue(tenant, out var room) ? room
        : rooms.GetOrAdd(tenants.Find(tenant) is null ? NoTenant : tenant, _ => new WebhookRoom());

    /// <summary>Lets one in; it has to leave whether or not there is room.</summary>
    /// <returns>Whether there is.</returns>
    public bool Enter(WebhookRoom room) => room.Enter() <= share || !AreOthersSending(room);

    /// <summary>Says that one came by whom the tenant takes it: the others have their shares from now on.</summary>
    public void Admit(WebhookRoom room) => room.Admit(time.GetTimestamp());

    private bool AreOthersSending(WebhookRoom room)
    {
        var now = time.GetTimestamp();
        foreach (var (_, other) in rooms)
        {
            if (other != room && other.LastAdmitted is { } at && time.GetElapsedTime(at, now) < Recently)
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
    private const long Never = long.MinValue;

    private int underway;
    private long lastAdmitted = Never;

    /// <summary>The clock's stamp of the last that was taken; null if none was.</summary>
    public long? LastAdmitted => Volatile.Read(ref lastAdmitted) is var at and not Never ? at : null;

    /// <summary>Lets one in.</summary>
    /// <returns>How many are underway with it.</returns>
    public int Enter() => Interlocked.Increment(ref underway);

    /// <summary>Says that one is taken.</summary>
    public void Admit(long now) => Volatile.Write(ref lastAdmitted, now);

    /// <summary>Lets one out.</summary>
    public void Leave() => Interlocked.Decrement(ref underway);
}
