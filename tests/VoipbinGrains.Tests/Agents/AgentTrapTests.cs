using VoipbinGrains.Lifecycles;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Agents;

/// <summary>What a naive receiver gets wrong about agents; each holds in every order of arrival.</summary>
public sealed class AgentTrapTests
{
    private static readonly WebhookEvent Created = Tell.Event("agent_created", "offline");
    private static readonly WebhookEvent Available = Tell.Event("agent_status_updated", "available", "10:00:01");
    private static readonly WebhookEvent Busy = Tell.Event("agent_status_updated", "busy", "10:00:02");

    [Fact]
    public void The_last_write_wins_and_any_status_may_follow_any()
    {
        var offline = Tell.Event("agent_status_updated", "offline", "10:00:03");

        Traps.EndsInEveryOrder("offline", "agent_status_updated", Created, Available, Busy, offline);
        Assert.All(
            Recording.Of(Created, Available, Busy, offline).Arrived,
            one => Assert.Equal(Disposition.Applied, one.Disposition));
    }

    [Fact]
    public void An_older_status_is_late_even_if_the_lifecycle_would_allow_it()
    {
        var recording = Recording.Of(Busy);

        var recorded = recording.Receive(Available)!;

        Assert.Equal((Disposition.Late, Verdict.Late), (recorded.Disposition, recorded.Verdict));
        Assert.Equal("busy", recording.Winner.Status);
    }

    [Fact]
    public void A_deletion_outweighs_time_because_in_2022_its_two_times_differ()
    {
        var deleted = Tell.Event("agent_deleted", "busy", "10:00:04.000001", delete: "10:00:04.000003");
        var later = Tell.Event("agent_status_updated", "available", "10:00:09");
        var ends = Traps.EndsInEveryOrder("busy", "agent_deleted", Created, Busy, deleted, later).Aftermath;

        Assert.Equal((true, true), (ends.Ended, ends.Deleted));
    }

    [Fact]
    public void A_real_delete_time_outweighs_time_in_any_event()
    {
        var updated = Tell.Event("agent_updated", "away", "10:00:01", delete: "10:00:01");

        Traps.EndsInEveryOrder("away", "agent_updated", Created, updated, Busy);
    }

    [Fact]
    public void At_one_time_an_update_is_newer_than_a_status_and_a_status_newer_than_the_creation()
    {
        var created = Tell.Event("agent_created", "offline", "10:00:02");
        var updated = Tell.Event("agent_updated", "available", "10:00:02");

        Traps.EndsInEveryOrder("busy", "agent_status_updated", created, Busy);
        Traps.EndsInEveryOrder("available", "agent_updated", created, Busy, updated);
    }

    [Fact]
    public void No_status_of_an_agent_is_an_end()
    {
        var updated = Tell.Event("agent_updated", "ended", "10:00:09");

        Assert.False(Traps.EndsInEveryOrder("ended", "agent_updated", Created, updated).Aftermath.Ended);
    }
}
