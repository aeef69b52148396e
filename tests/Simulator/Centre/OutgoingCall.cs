using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>VoIPBin calls somebody, who answers or does not, and tells a message.</summary>
internal sealed class OutgoingCall
{
    private const string Message = """{"text":"Your parcel arrives tomorrow.","language":"en-US"}""";

    private readonly ContactCentre centre;
    private readonly Chance chance;
    private readonly FlowAction talk;
    private readonly Activeflow flow;
    private readonly Call call;

    public OutgoingCall(ContactCentre centre)
    {
        (this.centre, chance) = (centre, centre.Chance);
        var era = centre.NextEra();
        talk = new(chance.Id(), "talk", Message);
        flow = new(centre, era, [talk]);
        call = new(centre, era, isIncoming: false)
        {
            FlowId = flow.FlowId,
            ActiveflowId = flow.Id,
            Source = new("tel", "+15550000001"),
            Destination = new("tel", chance.Number()),
        };
    }

    public IEnumerable<TimeSpan> Live()
    {
        flow.Create(call.Id);
        yield return centre.Wait(0.01, 0.3);
        call.Create();
        yield return centre.Wait(0.5, 2);
        if (chance.Is(0.9))
        {
            call.Ring();
            yield return centre.Wait(1, 10);
        }

        foreach (var wait in chance.Is(0.7) ? Talk() : BeRefused())
        {
            yield return wait;
        }

        flow.End();
    }

    private IEnumerable<TimeSpan> Talk()
    {
        call.Answer();
        yield return centre.Wait(0.05, 0.3);
        call.Act(flow.Step(talk));
        yield return centre.Wait(5, 30);
        foreach (var wait in call.HangUp(isByVoipbin: chance.Is(0.6), "normal"))
        {
            yield return wait;
        }
    }

    private IEnumerable<TimeSpan> BeRefused()
    {
        var reason = chance.OneOf(["busy", "noanswer", "cancel", "failed", "dialout"]);
        return call.HangUp(isByVoipbin: reason is "cancel", reason);
    }
}
