namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// What all events heard of a call add up to, and what belongs to it. It exists as soon as anything names the call.
/// </summary>
internal sealed class CallFacts(Guid id)
{
    private Newest<CallWords> newest;
    private QueueJoins? joins;
    private HashSet<Guid>? legs;
    private HashSet<Guid>? activeflows;
    private List<QueuecallFacts>? stays;

    public Guid Id => id;

    /// <summary>What its newest event says; null if nothing was heard of the call itself.</summary>
    public CallWords? Words => newest.Value;

    /// <summary>Whether it is known to have ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>When it ended, in microseconds since 1970; null if it has not, or it does not tell.</summary>
    public long? EndedAt => HasEnded ? Words?.HungUpAt ?? Words?.OccurredAt : null;

    /// <summary>When anything of it was received last.</summary>
    public long LastReceivedAt { get; private set; }

    /// <summary>As what it is counted among the live calls; null if it is not.</summary>
    public (long BeganAt, string Status)? Live { get; set; }

    public IReadOnlyCollection<Guid> Legs => legs ?? [];

    public IReadOnlyCollection<Guid> Activeflows => activeflows ?? [];

    /// <summary>Its stays in queues, in the order in which they began.</summary>
    public IReadOnlyList<QueuecallFacts> Stays => stays ?? [];

    /// <summary>Takes in an event of the call itself.</summary>
    public void Add(ToldEvent told)
    {
        newest.Offer(told.Key, CallWords.Of(told));
        HasEnded |= told.HasEnded;
        Touch(told);
        LearnJoins(told);
    }

    /// <summary>Takes in an event of a flow that runs for the call.</summary>
    public void AddActiveflow(ToldEvent told)
    {
        (activeflows ??= []).Add(told.Id);
        Touch(told);
        LearnJoins(told);
    }

    /// <summary>Takes in an event of a leg that was made for the call.</summary>
    public void AddLeg(ToldEvent leg)
    {
        (legs ??= []).Add(leg.Id);
        Touch(leg);
    }

    /// <summary>A stay that names the call began, or its beginning became known.</summary>
    public void AddStay(QueuecallFacts stay, ToldEvent told)
    {
        stays ??= [];
        if (!stays.Contains(stay))
        {
            stays.Add(stay);
        }

        Touch(told);
        Match();
    }

    public void RemoveStay(QueuecallFacts stay)
    {
        stays?.Remove(stay);
        Match();
    }

    private void Touch(ToldEvent told) => LastReceivedAt = Math.Max(LastReceivedAt, told.ReceivedAt);

    private void LearnJoins(ToldEvent told)
    {
        if ((joins ??= new QueueJoins()).Add(told))
        {
            Match();
        }
        else if (joins.IsEmpty)
        {
            joins = null; // most calls visit no queue
        }
    }

    private void Match()
    {
        if (stays is null)
        {
            return;
        }

        stays.Sort(static (one, other) => (one.CreatedAt, one.Id).CompareTo((other.CreatedAt, other.Id)));
        var queues = joins?.Match([.. stays.Select(stay => stay.CreatedAt)]);
        for (var i = 0; i < stays.Count; i++)
        {
            stays[i].JoinedQueue = queues?[i];
        }
    }
}
