using VoipbinGrains.Resources;

namespace VoipbinGrains.Conversations;

/// <summary>A call with all that belongs to it, as far as it was heard.</summary>
[GenerateSerializer, Immutable, Alias("voipbin.Conversation")]
public sealed record Conversation
{
    /// <summary>The call itself; null if nothing was heard of it yet.</summary>
    [Id(0)]
    public ResourceState? Call { get; init; }

    /// <summary>The legs that were made for it.</summary>
    [Id(1)]
    public IReadOnlyList<ResourceState> Legs { get; init; } = [];

    /// <summary>The flows that run or ran for it.</summary>
    [Id(2)]
    public IReadOnlyList<ResourceState> Activeflows { get; init; } = [];

    /// <summary>Its stays in queues, in the order in which they began.</summary>
    [Id(3)]
    public IReadOnlyList<ResourceState> Queuecalls { get; init; } = [];

    /// <summary>Of each stay, the queue; those where it cannot be known are not in it.</summary>
    [Id(4)]
    public IReadOnlyDictionary<Guid, Guid> Queues { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>The agents who serve or served it.</summary>
    [Id(5)]
    public IReadOnlyList<ResourceState> Agents { get; init; } = [];

    /// <summary>What happened, in the order of VoIPBin's clocks; of agents, what happened meanwhile.</summary>
    [Id(6)]
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];
}
