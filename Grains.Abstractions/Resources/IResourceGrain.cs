using Orleans.Concurrency;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Resources;

/// <summary>
/// One resource: receives its own events and enforces its lifecycle. Its key is <c>{tenant}/{id}</c>.
/// </summary>
[Alias("voipbin.IResourceGrain")]
public interface IResourceGrain : IGrainWithStringKey
{
    /// <summary>Judges an event and records it; it is durable when this returns.</summary>
    /// <remarks>Events that come while one is made durable are made so together, in the order in which they came.
    /// </remarks>
    /// <param name="heard">An event of this resource.</param>
    /// <exception cref="ArgumentException">The event is another resource's.</exception>
    [AlwaysInterleave, Alias("Receive")]
    ValueTask<Receipt> Receive(WebhookEvent heard);

    /// <summary>
    /// Takes one recorded event out of what the resource adds up to, and records that; it is durable when this returns.
    /// </summary>
    /// <param name="asked">Which event, and why.</param>
    /// <returns>The withdrawal's version and position, the first one's if it is withdrawn already; null if the resource
    /// has no such event.</returns>
    [Alias("Withdraw")]
    ValueTask<Receipt?> Withdraw(Withdrawal asked);

    /// <summary>The state with VoIPBin's data as sent; null if nothing was heard of it.</summary>
    [AlwaysInterleave, Alias("GetState")]
    ValueTask<ResourceState?> GetState();

    /// <summary>The recorded events in lifecycle order, oldest first.</summary>
    /// <param name="after">The key of the event before the first wanted one; null for the first page.</param>
    /// <param name="size">How many, 1 to <see cref="PageSize.Max"/>.</param>
    [AlwaysInterleave, Alias("GetHistory")]
    ValueTask<HistoryPage> GetHistory(EventKey? after, int size);
}
