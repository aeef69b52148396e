namespace VoipbinGrains.Streams;

/// <summary>What subscribers did not take of a tenant's changes. Its key is the tenant's name.</summary>
[GrainInterfaceType("voipbin.dead-letters"), Alias("voipbin.IDeadLetterGrain")]
public interface IDeadLetterGrain : IGrainWithStringKey
{
    /// <summary>The dead letters without their changes, newest first.</summary>
    /// <param name="before">The number that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return.</param>
    [Alias("List")]
    ValueTask<IReadOnlyList<DeadLetter>> List(long? before, int size);

    /// <summary>A dead letter with its change; null if there is none of that number.</summary>
    /// <param name="id">Its number.</param>
    [Alias("Get")]
    ValueTask<DeadLetter?> Get(long id);

    /// <summary>
    /// Has the change told once more to those who subscribe to the stream, in no order with the others: its version
    /// tells its place. <see cref="DeadLetter.ReplayedAt"/> is set when it was taken.
    /// </summary>
    /// <param name="id">Its number.</param>
    /// <returns>False if there is none of that number.</returns>
    [Alias("Replay")]
    ValueTask<bool> Replay(long id);

    /// <summary>The subscriptions that have not taken one of many changes in a row.</summary>
    [Alias("ListUnhealthy")]
    ValueTask<IReadOnlyList<UnhealthySubscription>> ListUnhealthy();
}
