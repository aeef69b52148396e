namespace VoipbinGrains.Grains.Figures;

/// <summary>The queuecalls of an agent.</summary>
internal sealed class AgentTally
{
    private readonly SortedList<(long ServedAt, Guid Id), QueuecallFacts> served = [];
    private int stays;

    /// <summary>Those that it serves or served, in the order in which it began to.</summary>
    public IList<QueuecallFacts> Served => served.Values;

    public bool IsEmpty => stays == 0;

    public void Add(QueuecallFacts stay, StayPlace place)
    {
        stays++;
        if (place.ServedAt is { } at)
        {
            served.Add((at, stay.Id), stay);
        }
    }

    public void Remove(QueuecallFacts stay, StayPlace place)
    {
        stays--;
        if (place.ServedAt is { } at)
        {
            served.Remove((at, stay.Id));
        }
    }
}
