using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>A queue. Flows name it in their <c>queue_join</c>; VoIPBin sends no webhook of it.</summary>
internal sealed class Queue(ContactCentre centre, int number)
{
    private static readonly string[] Names = ["Sales", "Support", "Billing", "Returns", "Technical", "Press"];

    private readonly Era era = centre.NextEra();
    private readonly Guid tag = centre.Chance.Id();
    private readonly Guid waitFlow = centre.Chance.Id();
    private readonly List<Guid> waiting = [];
    private readonly List<Guid> served = [];
    private int incoming;
    private int serviced;
    private int abandoned;
    private long? createdAt;
    private long? updatedAt;

    public Guid Id { get; } = centre.Chance.Id();

    private bool IsToday => era is Era.Today;

    public IEnumerable<TimeSpan> Live()
    {
        createdAt = centre.Stamp();
        Tell("created");
        yield break;
    }

    public void Enter(Guid queuecall)
    {
        incoming++;
        waiting.Add(queuecall);
        Update();
    }

    public void Serve(Guid queuecall)
    {
        serviced++;
        waiting.Remove(queuecall);
        served.Add(queuecall);
        Update();
    }

    public void Leave(Guid queuecall)
    {
        var gaveUp = waiting.Remove(queuecall);
        abandoned += gaveUp && !IsToday ? 1 : 0; // VoIPBin has not counted them since 2024
        served.Remove(queuecall);
        Update();
    }

    private void Update()
    {
        updatedAt = centre.Stamp();
        Tell("updated");
    }

    private void Tell(string verb)
    {
        if (centre.TellsQueues)
        {
            centre.Tell("queue", Id, era, verb, Write);
        }
    }

    private void Write(BodyWriter body)
    {
        body.Id("id", Id);
        if (IsToday)
        {
            body.Id("customer_id", centre.CustomerId);
        }

        body.Text("name", $"{Names[(number - 1) % Names.Length]} {number}");
        body.Text("detail", "");
        body.Text("routing_method", "random");
        body.Ids("tag_ids", [tag]);
        if (IsToday)
        {
            body.Id("wait_flow_id", waitFlow);
        }
        else
        {
            body.Objects("wait_actions", [FlowAction.Start], (item, action) => action.Write(item));
        }

        body.Number("wait_timeout", 600_000);
        body.Number("service_timeout", 3_600_000);
        body.Ids(IsToday ? "wait_queuecall_ids" : "wait_queue_call_ids", waiting);
        body.Ids(IsToday ? "service_queuecall_ids" : "service_queue_call_ids", served);
        body.NumberIfAny("total_incoming_count", incoming);
        body.NumberIfAny("total_serviced_count", serviced);
        body.NumberIfAny("total_abandoned_count", abandoned);
        body.Time("tm_create", createdAt, Unset.Null);
        body.Time("tm_update", updatedAt, Unset.Null);
        body.Time("tm_delete", null, Unset.Null);
    }
}
