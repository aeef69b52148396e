using VoipbinGrains.Resources;

namespace VoipbinGrains.Lifecycles;

/// <summary>How a resource stands: the newest of its events, and what all of them add up to.</summary>
/// <param name="Winner">The event with the greatest key: the current state.</param>
/// <param name="Version">How many events are recorded.</param>
/// <param name="Position">The feed position of the event recorded last.</param>
/// <param name="Aftermath">What all events add up to.</param>
[GenerateSerializer, Immutable, Alias("voipbin.Standing")]
public sealed record Standing(
    [property: Id(0)] RecordedEvent Winner,
    [property: Id(1)] int Version,
    [property: Id(2)] long Position,
    [property: Id(3)] Aftermath Aftermath)
{
    /// <summary>How a resource stands once one more event is recorded.</summary>
    /// <param name="standing">How it stood; null if nothing was heard of it.</param>
    /// <param name="recorded">The event, judged against that.</param>
    public static Standing After(Standing? standing, RecordedEvent recorded) => new(
        recorded.Verdict is Verdict.Applied ? recorded : standing!.Winner,
        recorded.Version,
        recorded.Position,
        recorded.Aftermath);

    /// <summary>What callers see.</summary>
    /// <param name="key">Whose standing this is.</param>
    public ResourceState ToState(ResourceKey key) => new()
    {
        Key = key,
        Status = Winner.Status,
        Ended = Aftermath.Ended,
        Deleted = Aftermath.Deleted,
        Version = Version,
        Position = Position,
        Event = Winner.Event,
        OccurredAt = Winner.OccurredAt,
        ReceivedAt = Winner.ReceivedAt,
        Anomalies = Aftermath.Anomalies,
        Data = Winner.Data,
    };
}
