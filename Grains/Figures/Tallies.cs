namespace VoipbinGrains.Grains.Figures;

/// <summary>Each queuecall where it is counted: with all, with its queue and with its agent.</summary>
internal sealed class Tallies
{
    private static readonly QueueTally noQueue = new();
    private static readonly AgentTally noAgent = new();

    private readonly Dictionary<Guid, QueueTally> queues = [];
    private readonly Dictionary<Guid, AgentTally> agents = [];

    /// <summary>All queuecalls.</summary>
    public QueueTally All { get; } = new();

    /// <summary>Those whose queue cannot be known.</summary>
    public QueueTally Queueless { get; } = new();

    /// <summary>The queues that have any.</summary>
    public IReadOnlyDictionary<Guid, QueueTally> Queues => queues;

    /// <summary>The agents that have any.</summary>
    public IReadOnlyCollection<Guid> Agents => agents.Keys;

    public QueueTally OfQueue(Guid queue) => queues.GetValueOrDefault(queue, noQueue);

    public AgentTally OfAgent(Guid agent) => agents.GetValueOrDefault(agent, noAgent);

    /// <summary>Counts a queuecall as it is now.</summary>
    public void Count(QueuecallFacts stay) => Move(stay, StayPlace.Of(stay));

    /// <summary>Counts a queuecall no more.</summary>
    public void Remove(QueuecallFacts stay) => Move(stay, null);

    private void Move(QueuecallFacts stay, StayPlace? to)
    {
        if (stay.Counted == to)
        {
            return;
        }

        if (stay.Counted is { } from)
        {
            Remove(stay, from);
        }

        if (to is { } place)
        {
            Add(stay, place);
        }

        stay.Counted = to;
    }

    private void Add(QueuecallFacts stay, StayPlace place)
    {
        All.Add(stay, place);
        (place.Queue is { } queue ? Of(queues, queue) : Queueless).Add(stay, place);
        if (place.Agent is { } agent)
        {
            Of(agents, agent).Add(stay, place);
        }
    }

    private void Remove(QueuecallFacts stay, StayPlace place)
    {
        All.Remove(stay, place);
        var tally = place.Queue is { } queue ? queues[queue] : Queueless;
        tally.Remove(stay, place);
        if (place.Queue is { } left && tally.IsEmpty)
        {
            queues.Remove(left);
        }

        if (place.Agent is { } agent)
        {
            agents[agent].Remove(stay, place);
            if (agents[agent].IsEmpty)
            {
                agents.Remove(agent);
            }
        }
    }

    private static T Of<T>(Dictionary<Guid, T> known, Guid id)
        where T : new()
    {
        if (!known.TryGetValue(id, out var tally))
        {
            known[id] = tally = new T();
        }

        return tally;
    }
}
