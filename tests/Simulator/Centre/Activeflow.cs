using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>A flow that runs for a call.</summary>
internal sealed class Activeflow(ContactCentre centre, Era era, IReadOnlyList<FlowAction> actions)
{
    private readonly List<FlowAction> executed = [];
    private Guid call;
    private string status = "running";
    private FlowAction current = FlowAction.Start;
    private long? createdAt;
    private long? updatedAt;

    public Guid Id { get; } = centre.Chance.Id();

    public Guid FlowId { get; } = centre.Chance.Id();

    private bool IsToday => era is Era.Today;

    /// <summary>It is told before its call.</summary>
    public void Create(Guid forCall)
    {
        call = forCall;
        createdAt = centre.Stamp();
        updatedAt = IsToday ? null : createdAt;
        Tell("created");
    }

    /// <summary>It takes a step.</summary>
    /// <returns>The step, with the time it was taken.</returns>
    public FlowAction Step(FlowAction action)
    {
        updatedAt = centre.Stamp();
        current = action with { ExecutedAt = (updatedAt.Value, centre.Chance.Below(1000)) };
        executed.Add(current);
        Tell("updated");
        return current;
    }

    /// <summary>It is over. 2022 told so by a deletion, with the time of the last step and none of its own.</summary>
    public void End()
    {
        status = "ended";
        updatedAt = IsToday ? centre.Stamp() : updatedAt;
        Tell(IsToday ? "updated" : "deleted");
    }

    private void Tell(string verb) => centre.Tell("activeflow", Id, era, verb, IsToday ? Write : WriteOf2022);

    private void Write(BodyWriter body)
    {
        body.Id("id", Id);
        body.Id("customer_id", centre.CustomerId);
        body.Id("flow_id", FlowId);
        body.Text("status", status);
        body.Text("reference_type", "call");
        body.Id("reference_id", call);
        body.NoId("reference_activeflow_id");
        body.NoId("on_complete_flow_id");
        body.Object("current_action", current.Write);
        body.NoId("forward_action_id");
        if (executed.Count > 0)
        {
            body.Objects("executed_actions", executed, (item, action) => action.Write(item));
        }

        WriteTimes(body);
    }

    private void WriteOf2022(BodyWriter body)
    {
        body.Id("id", Id);
        body.Id("flow_id", FlowId);
        body.NoId("customer_id"); // 2022 forgot to fill it
        body.Text("reference_type", "call");
        body.Id("reference_id", call);
        body.Object("current_action", current.Write);
        body.NoId("forward_action_id");
        body.Objects("actions", actions, (item, action) => action.Write(item));
        WriteTimes(body);
    }

    private void WriteTimes(BodyWriter body)
    {
        body.Time("tm_create", createdAt, Unset.Null);
        body.Time("tm_update", updatedAt, Unset.Null);
        body.Time("tm_delete", null, Unset.Null); // 2022 did not fill it even when it told a deletion
    }
}
