using System.Collections.Concurrent;
using System.Text;
using VoipbinGrains.Api.Tenants;
using VoipbinGrains.Tenants;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// Whose events come in for a tenant: those of the customer of VoIPBin's that <c>Tenants:{name}:CustomerId</c> says,
/// else of the first that was ever told. An event of another is recorded where it was sent, and noted; it never crosses
/// over.
/// </summary>
internal sealed class Customers(IGrainFactory grains, TenantRegistry tenants)
{
    private readonly ConcurrentDictionary<string, Customer> learned = new();

    private static ReadOnlySpan<byte> Name => "\"customer_id\""u8;

    /// <summary>The event, marked if its customer is not the tenant's.</summary>
    public ValueTask<ModelledWebhook> Check(string tenant, ModelledWebhook heard)
    {
        var data = heard.Event.Data.Span;
        var at = data.IndexOf(Name);
        if (at < 0) // as in 2022
        {
            return ValueTask.FromResult(heard);
        }

        var known = Known(tenant);
        return known is not null && data[at..].StartsWith(known.Member) && data.LastIndexOf(Name) == at
            ? ValueTask.FromResult(heard)
            : Compare(tenant, known, heard);
    }

    private async ValueTask<ModelledWebhook> Compare(string tenant, Customer? known, ModelledWebhook heard)
    {
        if (heard.Event.Payload.Uuid("customer_id"u8) is not { } told)
        {
            return heard;
        }

        known ??= learned[tenant] = new Customer(await grains.GetGrain<ITenantGrain>(tenant).CustomerOf(told));
        return known.Id == told ? heard : heard with { Event = heard.Event with { IsForeign = true } };
    }

    private Customer? Known(string tenant) =>
        tenants.Find(tenant)?.Customer is { } set
            ? learned.TryGetValue(tenant, out var same) && same.Id == set ? same : learned[tenant] = new Customer(set)
            : learned.GetValueOrDefault(tenant);

    private sealed record Customer(Guid Id)
    {
        /// <summary>The member as VoIPBin writes it.</summary>
        public byte[] Member { get; } = Encoding.ASCII.GetBytes($"\"customer_id\":\"{Id}\"");
    }
}
