using VoipbinGrains.Lifecycles;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Activeflows;

/// <summary>What a naive receiver gets wrong about activeflows; each holds in every order of arrival.</summary>
public sealed class ActiveflowTrapTests
{
    private static readonly WebhookEvent Created = Tell.Event("activeflow_created", "running");
    private static readonly WebhookEvent Updated = Tell.Event("activeflow_updated", "running", "10:00:02");
    private static readonly WebhookEvent Ended = Tell.Event("activeflow_updated", "ended", "10:00:05");

    [Fact]
    public void The_deletion_of_2022_ends_the_flow_although_its_delete_time_is_unset_and_its_time_is_the_last_updates()
    {
        var created = Bodies.Event("activeflow_created");
        var deleted = Bodies.Event("activeflow_deleted");
        var ends = Traps.EndsInEveryOrder(
            null, "activeflow_deleted", created, Bodies.Event("activeflow_updated"), deleted).Aftermath;

        Assert.Null(deleted.DeletedAt);
        Assert.Equal((true, true), (ends.Ended, ends.Deleted));
    }

    [Fact]
    public void An_update_after_the_deletion_of_2022_does_not_reopen_the_flow()
    {
        var updated = Tell.Event("activeflow_updated", null, "10:00:09");
        var deleted = Tell.Event("activeflow_deleted", null, "10:00:02");

        Traps.EndsInEveryOrder(null, "activeflow_deleted", Tell.Event("activeflow_created", null), updated, deleted);
        Assert.Equal(Disposition.Anomaly, Recording.Of(deleted).Receive(updated)!.Disposition);
    }

    [Fact]
    public void A_repeated_deletion_with_other_data_is_kept_and_the_later_stands()
    {
        var first = Tell.Event("activeflow_deleted", null, "10:00:02");
        var second = Tell.Event("activeflow_deleted", null, "10:00:02.1");

        var recording = Traps.EndsInEveryOrder(null, "activeflow_deleted", first, second);
        Assert.Equal(second.Data.ToArray(), recording.Winner.Data.ToArray());
    }

    [Fact]
    public void The_end_of_today_is_a_status_and_no_deletion()
    {
        var ends = Traps.EndsInEveryOrder("ended", "activeflow_updated", Created, Updated, Ended).Aftermath;

        Assert.Equal((true, false), (ends.Ended, ends.Deleted));
    }

    [Fact]
    public void Running_never_follows_ended_whatever_its_time()
    {
        var running = Tell.Event("activeflow_updated", "running", "10:00:09");

        Traps.EndsInEveryOrder("ended", "activeflow_updated", Created, Ended, running);
        Assert.Equal(Disposition.Anomaly, Recording.Of(Ended).Receive(running)!.Disposition);
    }

    [Fact]
    public void Of_two_ends_the_later_stands()
    {
        var again = Tell.Event("activeflow_updated", "ended", "10:00:05.2");

        Assert.Equal(
            again.Data.ToArray(),
            Traps.EndsInEveryOrder("ended", "activeflow_updated", Created, Ended, again).Winner.Data.ToArray());
    }

    [Fact]
    public void A_reported_end_outweighs_a_later_deletion_that_still_says_running()
    {
        var deleted = Tell.Event("activeflow_deleted", "running", "10:00:06", delete: "10:00:06");
        var ends = Traps.EndsInEveryOrder("ended", "activeflow_updated", Created, Ended, deleted).Aftermath;

        Assert.Equal((true, true), (ends.Ended, ends.Deleted));
    }

    [Fact]
    public void A_real_delete_time_deletes_but_does_not_outweigh_time()
    {
        var marked = Tell.Event("activeflow_updated", "running", "10:00:01", delete: "10:00:01");
        var recording = Traps.EndsInEveryOrder("running", "activeflow_updated", Created, marked, Updated);

        Assert.Equal(Updated.Data.ToArray(), recording.Winner.Data.ToArray());
        Assert.Equal((true, true), (recording.Aftermath.Ended, recording.Aftermath.Deleted));
    }

    [Fact]
    public void A_created_event_whose_update_time_is_its_creation_comes_before_an_update_of_that_time()
    {
        var created = Tell.Event("activeflow_created", "running", "10:00:00");

        Traps.EndsInEveryOrder(
            "running", "activeflow_updated", created, Tell.Event("activeflow_updated", "running", "10:00:00"));
    }
}
