using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>A caller waits in a queue, is put through to an agent and talks, or loses patience.</summary>
internal sealed class QueueStay(ContactCentre centre, Call caller, Queue queue)
{
    private const double Misses = 0.05;

    // VoIPBin looks for an agent once a second
    private const double Look = 1;

    private readonly Chance chance = centre.Chance;
    private readonly Queuecall queuecall = new(centre, caller.Era, caller.Id);
    private Agent? agent;
    private Call? leg;

    public bool WasServed { get; private set; }

    /// <summary>Whether it was VoIPBin and not the caller that hung up.</summary>
    public bool IsEndedByVoipbin { get; private set; }

    private bool IsToday => caller.Era is Era.Today;

    public IEnumerable<TimeSpan> Live()
    {
        queuecall.Create();
        queue.Enter(queuecall.Id);
        if (IsToday)
        {
            yield return centre.Wait(0.02, 0.2);
            queuecall.Wait();
        }

        var patience = chance.Between(10, 90).TotalSeconds;
        while (!WasServed && patience > 0 && !centre.IsClosed)
        {
            patience -= Look;
            yield return centre.Wait(Look, Look);
            agent = FindAgent();
            foreach (var wait in agent is null ? [] : BePutThrough())
            {
                yield return wait;
            }
        }

        IsEndedByVoipbin = WasServed ? chance.Is(0.3) : chance.Is(0.2);
        if (!WasServed && IsEndedByVoipbin && !IsToday)
        {
            queuecall.Kick();
            yield return centre.Wait(0.05, 0.3);
        }
    }

    /// <summary>What follows from the caller's hangup.</summary>
    public void End()
    {
        if (WasServed)
        {
            queuecall.Finish();
            centre.Begin(leg!.HangUp(isByVoipbin: true, "normal"));
            centre.Begin(agent!.WrapUp());
        }
        else
        {
            queuecall.Abandon();
        }

        queue.Leave(queuecall.Id);
    }

    private Agent? FindAgent()
    {
        var free = centre.Agents.Where(one => one.IsFree).ToArray();
        return free.Length == 0 ? null : chance.OneOf(free);
    }

    private IEnumerable<TimeSpan> BePutThrough()
    {
        agent!.Take();
        leg = NewLeg();
        leg.Create();
        yield return centre.Wait(0.02, 0.2);
        caller.Chain(leg);
        queuecall.Connect(agent.Id);
        yield return centre.Wait(0.3, 1);
        leg.Ring();
        yield return centre.Wait(0.5, 5);
        foreach (var wait in IsToday && chance.Is(Misses) ? NotBeAnswered() : BeServed())
        {
            yield return wait;
        }
    }

    // since autumn 2026 a call whose agent does not answer goes back into the queue
    private IEnumerable<TimeSpan> NotBeAnswered()
    {
        foreach (var wait in leg!.HangUp(isByVoipbin: true, "cancel"))
        {
            yield return wait;
        }

        caller.Unchain(leg);
        queuecall.Wait();
        centre.Begin(agent!.Miss());
    }

    private IEnumerable<TimeSpan> BeServed()
    {
        WasServed = true;
        caller.Bridge();
        queuecall.Serve();
        queue.Serve(queuecall.Id);
        leg!.Answer();
        agent!.Answer();
        yield return centre.Wait(5, 30);
        if (IsToday && chance.Is(0.1))
        {
            leg.Mute("in");
            yield return centre.Wait(2, 6);
            leg.Mute("");
        }

        yield return centre.Wait(5, 40);
    }

    private Call NewLeg() => new(centre, caller.Era, isIncoming: false)
    {
        FlowId = chance.Id(),
        ActiveflowId = caller.ActiveflowId,
        MasterId = caller.Id,
        OwnerId = agent!.Id,
        Source = caller.Source,
        Destination = agent.Address,
    };
}
