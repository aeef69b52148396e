using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>A call: one leg, with what VoIPBin's call manager keeps of it.</summary>
internal sealed class Call(ContactCentre centre, Era era, bool isIncoming)
{
    private const long Millisecond = 1000;

    private readonly List<Guid> chained = [];
    private readonly List<Guid> recordings = [];
    private string status = "";
    private string mute = "";
    private string hangupBy = "";
    private string hangupReason = "";
    private long? createdAt;
    private long? ringingAt;
    private long? progressingAt;
    private long? hungUpAt;
    private long? updatedAt;
    private long? deletedAt;

    public Guid Id { get; } = centre.Chance.Id();

    public Era Era => era;

    public Guid FlowId { get; init; }

    public Guid ActiveflowId { get; init; }

    /// <summary>The call that this leg was made for.</summary>
    public Guid MasterId { get; init; }

    /// <summary>The agent whose leg it is.</summary>
    public Guid OwnerId { get; init; }

    public required Address Source { get; init; }

    public required Address Destination { get; init; }

    public FlowAction Action { get; private set; } = FlowAction.Start;

    /// <summary>Whether it was answered, ever.</summary>
    public bool IsAnswered => progressingAt is not null;

    private bool IsToday => era is Era.Today;

    public void Create()
    {
        status = isIncoming ? "ringing" : "dialing";
        createdAt = isIncoming ? ChannelTime() : centre.Stamp();
        Tell("created");
    }

    public void Ring()
    {
        (status, ringingAt) = ("ringing", ChannelTime());
        Update("ringing", ringingAt);
    }

    public void Answer()
    {
        (status, progressingAt) = ("progressing", ChannelTime());
        Update(IsToday ? "progressing" : "answered", progressingAt);
    }

    /// <summary>Its flow took a step; in 2022 nobody was told.</summary>
    public void Act(FlowAction action)
    {
        Action = action;
        if (IsToday)
        {
            Update("updated");
        }
    }

    /// <summary>It joined a bridge or left one.</summary>
    public void Bridge() => Update("updated");

    public void Mute(string direction)
    {
        mute = direction;
        Update("updated");
    }

    public void Chain(Call leg)
    {
        chained.Add(leg.Id);
        Update("updated");
        leg.Update("updated");
    }

    public void Unchain(Call leg)
    {
        chained.Remove(leg.Id);
        Update("updated");
    }

    /// <summary>It ends: first VoIPBin's own hangup, if it was VoIPBin that hung up, then the end.</summary>
    public IEnumerable<TimeSpan> HangUp(bool isByVoipbin, string reason)
    {
        if (isByVoipbin)
        {
            status = isIncoming || IsAnswered ? "terminating" : "canceling";
            if (IsToday)
            {
                Update(status);
            }

            yield return centre.Wait(0.02, 0.2);
        }

        (status, hangupBy, hangupReason) = ("hangup", isByVoipbin ? "local" : "remote", reason);
        hungUpAt = ChannelTime();
        updatedAt = hungUpAt; // in 2022 the channel's clock, which may be behind the event before
        Tell(IsToday ? "hangup" : "hungup");
    }

    /// <summary>Somebody removed it from VoIPBin.</summary>
    public void Delete()
    {
        deletedAt = centre.Stamp();
        Update("deleted", deletedAt);
    }

    private void Update(string verb, long? at = null)
    {
        updatedAt = IsToday && at is not null ? at : centre.Stamp();
        Tell(verb);
    }

    // 2022 told the clock of the channel, in milliseconds
    private long ChannelTime()
    {
        var time = centre.Stamp();
        return IsToday ? time : time - (time % Millisecond);
    }

    private void Tell(string verb) => centre.Tell("call", Id, era, verb, Write);

    private void Write(BodyWriter body)
    {
        body.Id("id", Id);
        if (IsToday)
        {
            body.Id("customer_id", centre.CustomerId);
            body.TextIfAny("owner_type", OwnerId == Guid.Empty ? "" : "agent");
            body.Id("owner_id", OwnerId);
        }

        body.Id("flow_id", FlowId);
        if (IsToday)
        {
            body.Id("activeflow_id", ActiveflowId);
        }

        body.Text("type", "flow");
        body.Id("master_call_id", MasterId);
        body.Ids("chained_call_ids", chained);
        body.NoId("recording_id");
        body.Ids("recording_ids", recordings);
        if (IsToday)
        {
            body.NoId("groupcall_id");
        }

        body.Object("source", Source.Write);
        body.Object("destination", Destination.Write);
        body.Text("status", status);
        body.Object("action", Action.Write);
        body.Text("direction", isIncoming ? "incoming" : "outgoing");
        if (IsToday)
        {
            body.TextIfAny("mute_direction", mute);
        }

        body.TextIfAny("hangup_by", hangupBy);
        body.TextIfAny("hangup_reason", hangupReason);
        body.Time("tm_create", createdAt, Unset.Absent);
        body.Time("tm_update", updatedAt, Unset.Absent);
        body.Time("tm_progressing", progressingAt, Unset.Absent);
        body.Time("tm_ringing", ringingAt, Unset.Absent);
        body.Time("tm_hangup", hungUpAt, Unset.Absent);
        if (IsToday)
        {
            body.Time("tm_delete", deletedAt, Unset.Absent);
        }
    }
}
