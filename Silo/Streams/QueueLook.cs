namespace VoipbinGrains.Silo.Streams;

/// <summary>How a queue stands, to be saved.</summary>
/// <param name="Checkpoint">How far it is.</param>
/// <param name="Settled">The subscriptions of which that tells from where they are owed.</param>
/// <param name="Answered">The dead letters that were told once more, and taken, since the last look.</param>
/// <param name="Recovered">The unhealthy subscriptions that have taken something since the last look.</param>
internal sealed record QueueLook(
    Checkpoint Checkpoint,
    IReadOnlyList<Subscribed> Settled,
    IReadOnlyList<long> Answered,
    IReadOnlyList<Guid> Recovered);
