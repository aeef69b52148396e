using VoipbinGrains.Feed;

namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// What all events heard of a tenant add up to: a function of their set, whatever the order and however often each is
/// heard. It has no clock: the moment that figures are asked for arrives as an argument.
/// </summary>
internal sealed class FiguresBook
{
    private readonly Dictionary<Guid, CallFacts> calls = [];
    private readonly Dictionary<Guid, QueuecallFacts> queuecalls = [];
    private readonly Dictionary<Guid, AgentFacts> agents = [];
    private readonly Dictionary<Guid, Newest<string?>> queues = [];

    /// <summary>The queuecalls as they are counted.</summary>
    public Tallies Tallies { get; } = new();

    /// <summary>The calls that have not ended.</summary>
    public LiveCalls LiveCalls { get; } = new();

    public IEnumerable<QueuecallFacts> Queuecalls => queuecalls.Values.Where(stay => stay.IsHeard);

    public IReadOnlyCollection<AgentFacts> Agents => agents.Values;

    /// <summary>The queues that were told of.</summary>
    public IReadOnlyCollection<Guid> Queues => queues.Keys;

    /// <summary>The anomalies that were heard last.</summary>
    public RecentAnomalies Anomalies { get; } = new();

    /// <summary>When the last event was received; null if there was none.</summary>
    public DateTimeOffset? LastReceivedAt { get; private set; }

    public CallFacts? FindCall(Guid id) => calls.GetValueOrDefault(id);

    public AgentFacts? FindAgent(Guid id) => agents.GetValueOrDefault(id);

    /// <summary>The name of a queue; null if none was told.</summary>
    public string? NameOf(Guid queue) => queues.TryGetValue(queue, out var told) ? told.Value : null;

    /// <summary>Takes in an entry of the feed.</summary>
    public void Add(Change change)
    {
        LastReceivedAt = change.ReceivedAt > LastReceivedAt ? change.ReceivedAt : LastReceivedAt ?? change.ReceivedAt;
        if (ToldEvent.Of(change) is not { } told)
        {
            return;
        }

        Anomalies.Add(change);
        switch (told.Resource)
        {
            case "call":
                AddCall(told);
                break;
            case "activeflow":
                AddActiveflow(told);
                break;
            case "queuecall":
                AddQueuecall(told);
                break;
            case "agent":
                Of(agents, told.Id, id => new AgentFacts(id)).Add(told);
                break;
            case "queue":
                AddQueue(told);
                break;
        }
    }

    /// <summary>
    /// Forgets what no figure of today or yesterday can need: calls that ended without having been in a queue, and all
    /// that nothing happened to for days. Times are in microseconds since 1970.
    /// </summary>
    /// <param name="endedCalls">Calls without a queue that ended, and were last heard of before this moment.</param>
    /// <param name="everything">Whatever was last heard of before this moment.</param>
    public void Forget(long endedCalls, long everything)
    {
        foreach (var stay in queuecalls.Values.Where(stay => stay.LastAt < everything).ToList())
        {
            queuecalls.Remove(stay.Id);
            Tallies.Remove(stay);
            Leave(stay);
        }

        foreach (var call in calls.Values.Where(call => call.Stays.Count == 0
            && call.LastReceivedAt < (call.HasEnded ? endedCalls : everything)).ToList())
        {
            calls.Remove(call.Id);
            LiveCalls.Remove(call);
        }

        foreach (var agent in agents.Values)
        {
            agent.Forget(everything);
        }
    }

    private void AddCall(ToldEvent told)
    {
        var call = Of(calls, told.Id, id => new CallFacts(id));
        call.Add(told);
        Count(call);
        if (told.Data.Uuid("master_call_id"u8) is { } id)
        {
            var master = Of(calls, id, id => new CallFacts(id));
            master.AddLeg(told);
            Count(master);
        }
    }

    private void AddActiveflow(ToldEvent told)
    {
        if (told.Data.Text("reference_type"u8) is "call" or null && told.Data.Uuid("reference_id"u8) is { } id)
        {
            var call = Of(calls, id, id => new CallFacts(id));
            call.AddActiveflow(told);
            Count(call);
        }
    }

    private void AddQueuecall(ToldEvent told)
    {
        var stay = Of(queuecalls, told.Id, id => new QueuecallFacts(id));
        if (stay.Add(told))
        {
            if (stay.Call?.Id != stay.CallId)
            {
                Leave(stay);
                stay.Call = stay.CallId is { } call ? Of(calls, call, id => new CallFacts(id)) : null;
            }

            stay.Call?.AddStay(stay, told);
            Count(stay.Call);
        }

        Tallies.Count(stay);
    }

    // its call's other stays may be paired otherwise then
    private void Leave(QueuecallFacts stay)
    {
        stay.Call?.RemoveStay(stay);
        stay.JoinedQueue = null;
        Count(stay.Call);
    }

    // what is told of a call tells of its stays too
    private void Count(CallFacts? call)
    {
        if (call is not null)
        {
            LiveCalls.Count(call);
            foreach (var stay in call.Stays)
            {
                Tallies.Count(stay);
            }
        }
    }

    // VoIPBin's own list says which queue they are in; both eras' words for it
    private void AddQueue(ToldEvent told)
    {
        var name = queues.GetValueOrDefault(told.Id);
        name.Offer(told.Key, told.Data.Text("name"u8));
        queues[told.Id] = name;
        foreach (var stay in told.Data.Uuids("wait_queuecall_ids"u8)
            .Concat(told.Data.Uuids("service_queuecall_ids"u8))
            .Concat(told.Data.Uuids("wait_queue_call_ids"u8))
            .Concat(told.Data.Uuids("service_queue_call_ids"u8)))
        {
            var listed = Of(queuecalls, stay, id => new QueuecallFacts(id));
            listed.AddListing(told.Id, told);
            Tallies.Count(listed);
        }
    }

    private static T Of<T>(Dictionary<Guid, T> known, Guid id, Func<Guid, T> begin)
    {
        if (!known.TryGetValue(id, out var facts))
        {
            known[id] = facts = begin(id);
        }

        return facts;
    }
}
