using VoipbinGrains.Calls;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Calls;

public sealed class CallTests
{
    [Fact]
    public void A_created_call_of_2022_has_no_time_but_that_of_its_creation()
    {
        var call = Read("call_created");

        Assert.Equal(new Guid("5371e9db-d035-4db6-a8d6-0994d33e744e"), call.Id);
        Assert.Equal(CallStatus.Ringing, call.Status);
        Assert.Equal("2022-04-11T00:23:53.636Z", Time(call.CreatedAt));
        Assert.Null(call.UpdatedAt);
        Assert.Null(call.RingingAt);
        Assert.Null(call.ProgressingAt);
        Assert.Null(call.HungUpAt);
        Assert.Null(call.DeletedAt);
        Assert.Null(call.HangupBy);
        Assert.Null(call.HangupReason);
        Assert.Null(call.Action!.Type);
        Assert.Equal(new Guid("00000000-0000-0000-0000-000000000001"), call.Action.Id);
    }

    [Fact]
    public void An_answered_call_tells_who_calls_whom_and_what_it_runs()
    {
        var call = Read("call_answered");

        Assert.Equal(CallStatus.Progressing, call.Status);
        Assert.Equal(CallDirection.Incoming, call.Direction);
        Assert.Equal(CallType.Flow, call.Type);
        Assert.Equal(new Guid("d157ce07-0360-4cad-9007-c8ab89fccf9c"), call.FlowId);
        Assert.Equal((AddressType.Tel, "+821100000002"), (call.Source!.Type, call.Source.Target));
        Assert.Equal((AddressType.Tel, "+821100000001"), (call.Destination!.Type, call.Destination.Target));
        Assert.Equal("answer", call.Action!.Type);
        Assert.Null(call.Action.NextId);
        Assert.Equal("2022-04-11T00:23:55.012416Z", Time(call.Action.ExecutedAt));
        Assert.Equal("2022-04-11T00:23:55.026Z", Time(call.ProgressingAt));
        Assert.Equal("2022-04-11T00:23:55.13019Z", Time(call.UpdatedAt));
    }

    [Fact]
    public void A_hung_up_call_tells_when_why_and_by_whom()
    {
        var call = Read("call_hungup");

        Assert.Equal(CallStatus.Hangup, call.Status);
        Assert.Equal(HangupBy.Remote, call.HangupBy);
        Assert.Equal(HangupReason.Normal, call.HangupReason);
        Assert.Equal("2022-04-11T06:10:58.431Z", Time(call.HungUpAt));
        Assert.Equal(call.HungUpAt, call.UpdatedAt);
        Assert.Equal("female", call.Action!.Option!.Text("gender"u8));
    }

    [Fact]
    public void A_leg_tells_the_call_it_is_chained_to_and_a_call_its_legs()
    {
        Assert.Equal(new Guid("1fe1356f-3f7f-4ff9-9d33-08136b38f506"), Read("call_ringing").MasterCallId);
        Assert.Empty(Read("call_ringing").ChainedCallIds);
        Assert.Null(Read("call_updated").MasterCallId);
        Assert.Equal([new Guid("a876f057-bb20-4b87-824c-d7afa3e71af5")], Read("call_updated").ChainedCallIds);
    }

    [Fact]
    public void A_ringing_outgoing_call_tells_when_it_began_to_ring()
    {
        var call = Read("call_ringing");

        Assert.Equal(CallDirection.Outgoing, call.Direction);
        Assert.Equal("2022-03-29T15:08:03.314Z", Time(call.RingingAt));
        Assert.Equal("2022-03-29T15:08:03.421646Z", Time(call.UpdatedAt));
    }

    [Fact]
    public void A_call_of_today_leaves_out_what_is_unset()
    {
        var heard = Tell.Data("call_created", """
            "customer_id":"5e4a0680-804e-11ec-8477-2fea5968d85b","owner_type":"agent",
            "owner_id":"eb1ac5c0-ff63-47e2-bcdb-5da9c336eb4b","activeflow_id":"74ac5405-7c70-4184-9388-1c9f8f8ce25f",
            "groupcall_id":"00000000-0000-0000-0000-000000000000","source":{},
            "destination":{"type":"webchat","target":"x"},
            "status":"dialing","action":{"id":"00000000-0000-0000-0000-000000000001","type":"","tm_execute":null},
            "metadata":{"rtp_debug":true},"direction":"outgoing","mute_direction":"in",
            "tm_create":"2026-03-01T10:00:00.5Z"
            """);
        var call = new Call(Recording.Of(heard).Standing!.ToState(new("default", "call", heard.Id)));

        Assert.Equal(CallStatus.Dialing, call.Status);
        Assert.Equal("agent", call.OwnerType);
        Assert.Equal(new Guid("eb1ac5c0-ff63-47e2-bcdb-5da9c336eb4b"), call.OwnerId);
        Assert.Equal(new Guid("74ac5405-7c70-4184-9388-1c9f8f8ce25f"), call.ActiveflowId);
        Assert.Equal(new Guid("5e4a0680-804e-11ec-8477-2fea5968d85b"), call.CustomerId);
        Assert.Null(call.GroupcallId);
        Assert.Null(call.Source!.Type);
        Assert.Equal(AddressType.Webchat, call.Destination!.Type);
        Assert.Equal(MuteDirection.In, call.MuteDirection);
        Assert.NotNull(call.Metadata!.Raw("rtp_debug"u8));
        Assert.Empty(call.RecordingIds);
        Assert.Null(call.UpdatedAt);
        Assert.Null(call.Action!.ExecutedAt);
    }

    private static Call Read(string body)
    {
        var heard = Bodies.Event(body);
        return new(Recording.Of(heard).Standing!.ToState(new("default", "call", heard.Id)));
    }

    private static string? Time(DateTimeOffset? time) => time is { } set ? VoipbinTime.Write(set) : null;
}
