namespace VoipbinGrains.Streams;

/// <summary>A subscription that has not taken one of many changes in a row, and none since.</summary>
/// <param name="Subscription">The id of its handle.</param>
/// <param name="Stream">The stream, namespace and key.</param>
/// <param name="Since">When it was found to be so, UTC.</param>
[GenerateSerializer, Immutable, Alias("voipbin.UnhealthySubscription")]
public sealed record UnhealthySubscription(
    [property: Id(0)] Guid Subscription,
    [property: Id(1)] string Stream,
    [property: Id(2)] DateTimeOffset Since);
