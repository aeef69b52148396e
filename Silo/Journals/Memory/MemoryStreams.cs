using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>All that the streams keep.</summary>
[GenerateSerializer, Alias("voipbin.MemoryStreams")]
internal sealed record MemoryStreams
{
    /// <summary>Grains' states by their ids.</summary>
    [Id(0)]
    public Dictionary<string, StoredState> States { get; init; } = [];

    /// <summary>
    /// The streams that were ever subscribed to, by the ids of the states that hold their subscribers.
    /// </summary>
    [Id(1)]
    public Dictionary<string, Subscribed> Subscribed { get; init; } = [];

    /// <summary>How far each queue is.</summary>
    [Id(2)]
    public Dictionary<int, Checkpoint> Checkpoints { get; init; } = [];

    /// <summary>The revision given last.</summary>
    [Id(3)]
    public long Revision { get; set; }

    /// <summary>The dead letters in the order of their numbers.</summary>
    [Id(4)]
    public List<DeadLetter> Letters { get; init; } = [];

    /// <summary>The letters that were asked for.</summary>
    [Id(5)]
    public List<AskedLetter> Asked { get; init; } = [];

    /// <summary>The unhealthy subscriptions by tenant.</summary>
    [Id(6)]
    public Dictionary<string, List<UnhealthySubscription>> Unhealthy { get; init; } = [];
}
