namespace VoipbinGrains.Figures;

/// <summary>An event that its resource's lifecycle cannot explain.</summary>
/// <param name="Position">Its place in the feed.</param>
/// <param name="Resource">The kind of resource in the singular.</param>
/// <param name="Id">The resource's id.</param>
/// <param name="Event">The event's type in today's word.</param>
/// <param name="ReceivedAt">When it was received, UTC.</param>
/// <param name="Reason">Why it cannot be explained, in one sentence.</param>
[GenerateSerializer, Immutable, Alias("voipbin.SeenAnomaly")]
public sealed record SeenAnomaly(
    [property: Id(0)] long Position,
    [property: Id(1)] string Resource,
    [property: Id(2)] string Id,
    [property: Id(3)] string Event,
    [property: Id(4)] DateTimeOffset ReceivedAt,
    [property: Id(5)] string Reason);
