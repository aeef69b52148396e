namespace VoipbinGrains.Figures;

/// <summary>
/// Who is in a queue: each by its status, while its call is not known to have ended and it is not overdue.
/// </summary>
/// <param name="Waiting">How many wait for an agent.</param>
/// <param name="Connecting">How many are put through to one.</param>
/// <param name="InService">How many talk to one.</param>
/// <param name="LongestWait">How long the one has waited that waits longest; null if nobody does.</param>
/// <param name="LongestWaitQueuecall">Which one that is.</param>
[GenerateSerializer, Immutable, Alias("voipbin.QueueNow")]
public sealed record QueueNow(
    [property: Id(0)] int Waiting,
    [property: Id(1)] int Connecting,
    [property: Id(2)] int InService,
    [property: Id(3)] TimeSpan? LongestWait,
    [property: Id(4)] Guid? LongestWaitQueuecall);
