using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>Somebody calls: hears a greeting and a menu, and is put into a queue, most of the time.</summary>
internal sealed class IncomingCall
{
    private const string Greeting =
        """{"text":"Welcome. All of our agents are busy, please hold the line.","language":"en-US"}""";

    private readonly ContactCentre centre;
    private readonly Chance chance;
    private readonly Queue queue;
    private readonly FlowAction[] actions;
    private readonly Activeflow flow;
    private readonly Call call;

    public IncomingCall(ContactCentre centre)
    {
        (this.centre, chance) = (centre, centre.Chance);
        var era = centre.NextEra();
        queue = chance.OneOf(centre.Queues);
        actions =
        [
            new(chance.Id(), "answer"),
            new(chance.Id(), "talk", Greeting),
            new(chance.Id(), "queue_join", $$"""{"queue_id":"{{queue.Id}}"}"""),
        ];
        flow = new(centre, era, actions);
        call = new(centre, era, isIncoming: true)
        {
            FlowId = flow.FlowId,
            ActiveflowId = flow.Id,
            Source = new("tel", chance.Number()),
            Destination = new("tel", "+15550000001"),
        };
    }

    public IEnumerable<TimeSpan> Live()
    {
        flow.Create(call.Id);
        yield return centre.Wait(0.01, 0.3);
        call.Create();
        yield return centre.Wait(0.3, 3);
        foreach (var wait in chance.Is(0.07) ? GiveUp() : BeAnswered())
        {
            yield return wait;
        }

        flow.End();
        if (call.Era is Era.Today && chance.Is(0.02))
        {
            yield return centre.Wait(1, 5);
            call.Delete();
        }
    }

    private IEnumerable<TimeSpan> GiveUp() => call.HangUp(isByVoipbin: false, "normal");

    private IEnumerable<TimeSpan> BeAnswered()
    {
        call.Act(flow.Step(actions[0]));
        yield return centre.Wait(0.05, 0.3);
        call.Answer();
        yield return centre.Wait(0.1, 0.4);
        call.Act(flow.Step(actions[1]));
        yield return centre.Wait(3, 8);
        foreach (var wait in chance.Is(0.15) ? HearEnough() : Queue())
        {
            yield return wait;
        }
    }

    private IEnumerable<TimeSpan> HearEnough() => call.HangUp(isByVoipbin: chance.Is(0.3), "normal");

    private IEnumerable<TimeSpan> Queue()
    {
        call.Act(flow.Step(actions[2]));
        yield return centre.Wait(0.02, 0.2);
        var stay = new QueueStay(centre, call, queue);
        foreach (var wait in stay.Live())
        {
            yield return wait;
        }

        foreach (var wait in call.HangUp(stay.IsEndedByVoipbin, "normal"))
        {
            yield return wait;
        }

        yield return centre.Wait(0.005, 0.1);
        stay.End();
        if (stay.WasServed)
        {
            yield return centre.Wait(0.1, 0.7);
            call.Bridge(); // it left the bridge after it was over
        }
    }
}
