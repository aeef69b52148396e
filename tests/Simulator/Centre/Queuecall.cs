using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>A call's stay in a queue, with what VoIPBin's queue manager keeps of it.</summary>
internal sealed class Queuecall(ContactCentre centre, Era era, Guid call)
{
    private const long MicrosecondsInMillisecond = 1000;

    private string status = "";
    private Guid agentId;
    private long waited;
    private long served;
    private long? createdAt;
    private long? serviceAt;
    private long? updatedAt;
    private long? deletedAt;

    public Guid Id { get; } = centre.Chance.Id();

    private bool IsToday => era is Era.Today;

    public void Create()
    {
        status = IsToday ? "initiating" : "wait";
        createdAt = centre.Stamp();
        Tell("created");
    }

    /// <summary>It waits, for the first time or because the agent did not answer. Today's only.</summary>
    public void Wait()
    {
        agentId = Guid.Empty;
        Update("waiting", "waiting");
    }

    public void Connect(Guid agent)
    {
        agentId = agent;
        if (IsToday)
        {
            Update("connecting", "connecting");
            return;
        }

        serviceAt = centre.Stamp(); // 2022 wrote when the agent was picked, and overwrote it at service
        Update("entering", "entering", serviceAt);
    }

    public void Serve()
    {
        serviceAt = centre.Stamp();
        waited = Since(createdAt, serviceAt);
        Update("service", "serviced", serviceAt);
    }

    /// <summary>It is thrown out: 2022 told so as if it were new.</summary>
    public void Kick() => Update("kicking", "created");

    public void Finish()
    {
        var now = centre.Stamp();
        served = Since(createdAt, now); // counts the wait too, as VoIPBin does
        End("done", now);
    }

    public void Abandon()
    {
        var now = centre.Stamp();
        waited = Since(createdAt, now);
        End("abandoned", now);
    }

    private void End(string word, long now)
    {
        deletedAt = IsToday ? null : now;
        Update(word, word, now);
    }

    private void Update(string word, string verb, long? at = null)
    {
        status = word;
        updatedAt = at ?? centre.Stamp();
        Tell(verb);
    }

    private static long Since(long? from, long? to) => (to - from) / MicrosecondsInMillisecond ?? 0;

    private void Tell(string verb) => centre.Tell("queuecall", Id, era, verb, Write);

    private void Write(BodyWriter body)
    {
        body.Id("id", Id);
        if (IsToday)
        {
            body.Id("customer_id", centre.CustomerId);
        }

        body.Text("reference_type", "call");
        body.Id("reference_id", call);
        body.Text("status", status);
        body.Id("service_agent_id", agentId);
        if (IsToday)
        {
            body.NumberIfAny("duration_waiting", waited);
            body.NumberIfAny("duration_service", served);
        }

        body.Time("tm_create", createdAt, Unset.Null);
        body.Time("tm_service", serviceAt, Unset.Null);
        body.Time("tm_update", updatedAt, Unset.Null);
        body.Time("tm_delete", deletedAt, Unset.Null);
    }
}
