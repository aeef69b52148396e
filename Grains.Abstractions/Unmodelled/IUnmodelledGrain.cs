namespace VoipbinGrains.Unmodelled;

/// <summary>A tenant's events of types that this product does not model. Its key is the tenant's name.</summary>
[GrainInterfaceType("voipbin.unmodelled"), Alias("voipbin.IUnmodelledGrain")]
public interface IUnmodelledGrain : IGrainWithStringKey
{
    /// <summary>Keeps an event; it is durable when this returns. Each delivery is kept.</summary>
    /// <param name="heard">The event.</param>
    /// <returns>Its place in the feed.</returns>
    [Alias("Keep")]
    ValueTask<long> Keep(UnmodelledEvent heard);

    /// <summary>The kept events, newest first.</summary>
    /// <param name="before">The position that all of them are before; null for the newest.</param>
    /// <param name="size">The most to return, 1 to 1000.</param>
    [Alias("List")]
    ValueTask<IReadOnlyList<UnmodelledEvent>> List(long? before, int size);
}
