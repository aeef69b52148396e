using VoipbinGrains.Lifecycles;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

public sealed class JudgeTests
{
    /// <summary>What was known, what comes, and how it is judged; of an event its type, status and time.</summary>
    public static TheoryData<string, string, Disposition, Verdict, string> Judgements => new()
    {
        {
            "call_ringing ringing 10:00:01", "call_updated ringing 10:00:02",
            Disposition.Applied, Verdict.Applied, "It is the newest event and keeps the status ringing."
        },
        {
            "call_ringing ringing 10:00:01", "call_progressing progressing 10:00:02",
            Disposition.Applied, Verdict.Applied, "It is the newest event, and progressing may follow ringing."
        },
        {
            "queuecall_kicking kicking 10:00:01", "queuecall_connecting connecting 10:00:02", Disposition.Applied,
            Verdict.Applied, "It is the newest event, and connecting may follow kicking by steps."
        },
        {
            "call_hangup hangup 10:00:03", "call_updated hangup 10:00:04",
            Disposition.Applied, Verdict.Applied, "It is the newest event and keeps the status hangup."
        },
        {
            "call_progressing progressing 10:00:01", "call_canceling canceling 10:00:02",
            Disposition.Anomaly, Verdict.Applied, "It is the newest event, but canceling cannot follow progressing."
        },
        {
            "call_terminating terminating 10:00:01", "call_canceling canceling 10:00:02",
            Disposition.Anomaly, Verdict.Applied, "It is the newest event, but canceling cannot follow terminating."
        },
        {
            "queuecall_done done 10:00:01", "queuecall_abandoned abandoned 10:00:02",
            Disposition.Anomaly, Verdict.Applied, "It is the newest event, but abandoned cannot follow done."
        },
        {
            "queuecall_waiting waiting 10:00:01", "queuecall_created initiating 10:00:02",
            Disposition.Anomaly, Verdict.Applied, "It is the newest event, but initiating cannot follow waiting."
        },
        {
            "agent_status_updated busy 10:00:01", "agent_status_updated nap 10:00:02",
            Disposition.Anomaly, Verdict.Applied, "It is the newest event, but nap cannot follow busy."
        },
        {
            "agent_status_updated nap 10:00:01", "agent_status_updated busy 10:00:02",
            Disposition.Anomaly, Verdict.Applied, "It is the newest event, but busy cannot follow nap."
        },
        {
            "agent_status_updated busy 10:00:01", "agent_updated - 10:00:02",
            Disposition.Anomaly, Verdict.Applied, "It is the newest event, but tells no status where busy was known."
        },
        {
            "agent_updated - 10:00:01", "agent_status_updated busy 10:00:02",
            Disposition.Applied, Verdict.Applied, "It is the newest event, and no status was known before busy."
        },
        {
            "queue_created - -", "queue_updated - 10:00:02",
            Disposition.Applied, Verdict.Applied, "It is the newest event, and no status was known before none."
        },
        {
            "call_progressing progressing 10:00:05", "call_ringing ringing 10:00:04",
            Disposition.Late, Verdict.Late, "It is older than the event that made the state."
        },
        {
            "call_progressing progressing 10:00:05", "call_ringing ringing 10:00:05",
            Disposition.Late, Verdict.Late, "It is older than the event that made the state."
        },
        {
            "call_progressing progressing 10:00:05", "call_ringing ringing 10:00:06",
            Disposition.Late, Verdict.Late, "It is older than the event that made the state."
        },
        {
            "call_progressing progressing 10:00:05", "call_ringing ringing 10:00:06.0000009",
            Disposition.Late, Verdict.Late, "It is older than the event that made the state."
        },
        {
            "call_progressing progressing 10:00:05", "call_ringing ringing 10:00:06.000001",
            Disposition.Anomaly, Verdict.Late,
            "Its own time is more than a second after the state's, which it cannot follow."
        },
        {
            "queuecall_done done 10:00:05", "queuecall_connecting connecting 10:00:07",
            Disposition.Anomaly, Verdict.Late,
            "Its own time is more than a second after the state's, which it cannot follow."
        },
        {
            "activeflow_updated ended 10:00:05", "activeflow_updated running 10:00:07",
            Disposition.Anomaly, Verdict.Late,
            "Its own time is more than a second after the state's, which it cannot follow."
        },
    };

    [Theory, MemberData(nameof(Judgements))]
    public void An_event_is_judged_by_the_state_it_finds(
        string known, string heard, Disposition disposition, Verdict verdict, string reason)
    {
        var recording = Recording.Of(Event(known));

        var recorded = recording.Receive(Event(heard))!;

        Assert.Equal((disposition, verdict, reason), (recorded.Disposition, recorded.Verdict, recorded.Reason));
        Assert.Equal(disposition is Disposition.Anomaly ? 1 : 0, recording.Aftermath.Anomalies);
        Assert.Equal(2, recorded.Version);
    }

    [Theory]
    [InlineData("call_created ringing -")]
    [InlineData("call_hangup hangup 10:00:09")]
    [InlineData("call_updated flying 10:00:09")]
    [InlineData("queuecall_done done 10:00:09")]
    [InlineData("activeflow_deleted - -")]
    [InlineData("agent_deleted - 10:00:09")]
    public void The_first_event_heard_may_be_any(string heard)
    {
        var recorded = Recording.Of(Event(heard)).Winner;

        Assert.Equal((Disposition.Applied, Verdict.Applied), (recorded.Disposition, recorded.Verdict));
        Assert.Equal(1, recorded.Version);
        Assert.Equal("It is the first event heard of this resource.", recorded.Reason);
        Assert.Null(recorded.Aftermath.PreviousStatus);
    }

    [Fact]
    public void An_older_event_without_a_time_is_late_whatever_the_winners_time()
    {
        var timed = Recording.Of(Tell.Event("call_hangup", "hangup", "10:00:01"));
        var dateless = Recording.Of(Tell.Event("call_hangup", "hangup", create: null));

        Assert.Equal(Disposition.Late, timed.Receive(Tell.Event("call_ringing", "ringing", create: null))!.Disposition);
        Assert.Equal(
            Disposition.Late, dateless.Receive(Tell.Event("call_ringing", "ringing", "10:00:09"))!.Disposition);
    }

    [Fact]
    public void A_long_unknown_status_is_shown_whole_but_quoted_short()
    {
        var status = new string('x', 5_000);
        var recording = Recording.Of(Tell.Event("call_updated", status));
        var recorded = recording.Receive(Tell.Event("call_hangup", "hangup", "10:00:01"))!;

        Assert.Equal(status, recorded.Aftermath.PreviousStatus);
        Assert.Equal($"It is the newest event, but hangup cannot follow {status[..40]}….", recorded.Reason);
    }

    [Fact]
    public void A_late_deletion_deletes_without_moving_the_state()
    {
        var recording = Recording.Of(Tell.Event("call_hangup", "hangup", "10:00:05"));
        var recorded = recording.Receive(Tell.Event("call_deleted", "terminating", "10:00:04", delete: "10:00:04"))!;

        Assert.Equal(Verdict.Late, recorded.Verdict);
        Assert.Equal((true, "hangup"), (recording.Aftermath.Deleted, recording.Winner.Status));
    }

    private static WebhookEvent Event(string row)
    {
        var parts = row.Split(' ').Select(part => part == "-" ? null : part).ToArray();
        return Tell.Event(parts[0]!, parts[1], parts[2]);
    }
}
