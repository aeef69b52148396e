using VoipbinGrains.Lifecycles;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Calls;

/// <summary>What a naive receiver gets wrong about calls; each holds in every order of arrival.</summary>
public sealed class CallTrapTests
{
    private static readonly WebhookEvent Created = Tell.Event("call_created", "dialing");
    private static readonly WebhookEvent Ringing = Tell.Event("call_ringing", "ringing", "10:00:01");
    private static readonly WebhookEvent Answered = Tell.Event("call_answered", "progressing", "10:00:03.5");

    [Fact]
    public void A_created_call_with_an_update_time_of_9999_is_never_the_newest_event()
    {
        var created = Tell.Event("call_created", "ringing", more: "\"tm_update\":\"9999-01-01 00:00:00.000000\"");

        Ends("ringing", "call_ringing", created, Tell.Event("call_ringing", "ringing", "10:00:00.000001"));
        Ends("progressing", "call_progressing", Bodies.Event("call_created"), Bodies.Event("call_answered"));
    }

    [Fact]
    public void A_hangup_wins_although_another_clock_gave_it_a_lower_time()
    {
        var hungup = Tell.Event("call_hungup", "hangup", "10:00:03.1");

        Ends("hangup", "call_hangup", Created, Ringing, Answered, hungup);
        Assert.Equal(Disposition.Applied, Recording.Of(Created, Answered).Receive(hungup)!.Disposition);
        Assert.Equal(Disposition.Late, Recording.Of(hungup).Receive(Answered)!.Disposition);
    }

    [Fact]
    public void An_update_after_the_end_is_the_state_and_the_call_stays_ended()
    {
        var hangup = Tell.Event("call_hangup", "hangup", "10:00:05");
        var bridgeLeft = Tell.Event("call_updated", "hangup", "10:00:05.6");

        Ends("hangup", "call_updated", Created, Answered, hangup, bridgeLeft);
        Assert.Equal(Disposition.Applied, Recording.Of(hangup).Receive(bridgeLeft)!.Disposition);
    }

    [Fact]
    public void Of_two_hangups_the_later_stands_and_both_are_in_the_history()
    {
        var informative = Tell.Event("call_hangup", "hangup", "10:00:05", more: "\"hangup_reason\":\"busy\"");
        var later = Tell.Event("call_hangup", "hangup", "10:00:05.1", more: "\"hangup_reason\":\"normal\"");

        var recording = Ends("hangup", "call_hangup", Created, later, informative);

        Assert.Equal(later.Data.ToArray(), recording.Winner.Data.ToArray());
        Assert.Equal(3, recording.History.Count);
    }

    [Fact]
    public void A_hangup_after_the_deletion_ends_a_call_that_stays_deleted()
    {
        var deleted = Tell.Event("call_deleted", "terminating", "10:00:05", delete: "10:00:05");
        var hangup = Tell.Event("call_hangup", "hangup", "10:00:05.4", delete: "10:00:05");
        var recording = Ends("hangup", "call_hangup", Created, Answered, deleted, hangup);

        Assert.True(recording.Aftermath.Deleted);
        Assert.True(Recording.Of(Created, deleted).Aftermath.Ended);
        Assert.Equal("terminating", Recording.Of(Created, deleted).Winner.Status);
    }

    [Fact]
    public void A_real_delete_time_in_any_event_deletes_the_call()
    {
        var updated = Tell.Event("call_updated", "progressing", "10:00:02", delete: "10:00:02");

        Assert.True(Recording.Of(updated, Answered).Aftermath.Deleted);
        Assert.True(Recording.Of(Answered, updated).Aftermath.Deleted);
    }

    [Fact]
    public void The_status_is_the_fact_where_the_type_tells_another()
    {
        Ends("hangup", "call_ringing", Created, Tell.Event("call_ringing", "hangup", "10:00:01"), Answered);
        Ends("progressing", "call_hangup", Created, Tell.Event("call_hangup", "progressing", "10:00:04"), Answered);
        Assert.Equal("ringing", Recording.Of(Tell.Event("call_created", "ringing")).Winner.Status);
    }

    [Fact]
    public void The_type_tells_the_status_where_the_data_tells_none_or_an_unknown_one()
    {
        Assert.Equal("progressing", Recording.Of(Tell.Event("call_answered", null)).Winner.Status);
        Assert.Equal("hangup", Recording.Of(Tell.Event("call_hungup", "melted")).Winner.Status);
        Assert.Equal("melted", Recording.Of(Tell.Event("call_updated", "melted")).Winner.Status);
        Assert.Null(Recording.Of(Tell.Event("call_updated", null)).Winner.Status);
    }

    [Fact]
    public void An_unknown_status_ranks_with_progressing_and_none_ranks_below_all()
    {
        var melted = Tell.Event("call_updated", "melted", "10:00:09");
        var silent = Tell.Event("call_updated", null, "10:00:09");

        Ends("melted", "call_updated", Ringing, melted, Answered);
        Ends("terminating", "call_terminating", melted, Tell.Event("call_terminating", "terminating", "10:00:04"));
        Ends("dialing", "call_created", silent, Created);
    }

    [Fact]
    public void Terminating_that_is_written_after_the_hangup_does_not_take_it_back()
    {
        var hangup = Tell.Event("call_hangup", "hangup", "10:00:05");
        var terminating = Tell.Event("call_terminating", "terminating", "10:00:06.5");

        Ends("hangup", "call_hangup", Answered, hangup, terminating);
        Assert.Equal(Disposition.Anomaly, Recording.Of(hangup).Receive(terminating)!.Disposition);
        Assert.Equal(Disposition.Applied, Recording.Of(terminating).Receive(hangup)!.Disposition);
    }

    [Fact]
    public void A_call_may_be_answered_without_ringing_and_hung_up_without_terminating()
    {
        var hangup = Tell.Event("call_hangup", "hangup", "10:00:05");

        Assert.All(
            Recording.Of(Created, Answered, hangup).Arrived, one => Assert.Equal(Disposition.Applied, one.Disposition));
    }

    [Fact]
    public void Different_events_of_one_time_are_all_kept()
    {
        var first = Tell.Event("call_updated", "progressing", "10:00:04", more: "\"mute_direction\":\"in\"");
        var second = Tell.Event("call_updated", "progressing", "10:00:04", more: "\"mute_direction\":\"out\"");
        var winner = first.Identity > second.Identity ? first : second;

        var recording = Ends("progressing", "call_updated", Answered, first, second);
        Assert.Equal(winner.Data.ToArray(), recording.Winner.Data.ToArray());
        Ends("progressing", "call_updated", Tell.Event("call_progressing", "progressing", "10:00:04"), first);
    }

    [Fact]
    public void What_an_event_leaves_out_is_empty_and_not_unchanged()
    {
        var recording = Recording.Of(
            Tell.Event("call_ringing", "ringing", "10:00:01", more: "\"mute_direction\":\"in\""), Answered);

        Assert.Null(recording.Standing!.ToState(new("default", "call", Answered.Id)).Payload.Text("mute_direction"u8));
        Assert.Equal(Answered.Data.ToArray(), recording.Winner.Data.ToArray());
    }

    private static Recording Ends(string status, string type, params WebhookEvent[] heard) =>
        Traps.EndsInEveryOrder(status, type, heard);
}
