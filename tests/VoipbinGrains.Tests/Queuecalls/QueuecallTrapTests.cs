using VoipbinGrains.Lifecycles;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Queuecalls;

/// <summary>What a naive receiver gets wrong about queuecalls; each holds in every order of arrival.</summary>
public sealed class QueuecallTrapTests
{
    private static readonly WebhookEvent Created = Tell.Event("queuecall_created", "initiating");
    private static readonly WebhookEvent Waiting = Tell.Event("queuecall_waiting", "waiting", "10:00:01");
    private static readonly WebhookEvent Connecting = Tell.Event("queuecall_connecting", "connecting", "10:00:02");
    private static readonly WebhookEvent Service = Tell.Event("queuecall_serviced", "service", "10:00:03");
    private static readonly WebhookEvent Done = Tell.Event("queuecall_done", "done", "10:00:09");

    [Fact]
    public void A_caller_may_go_back_from_connecting_to_waiting_again_and_again()
    {
        var back = Tell.Event("queuecall_waiting", "waiting", "10:01:32");
        var again = Tell.Event("queuecall_connecting", "connecting", "10:01:33");

        Traps.EndsInEveryOrder("waiting", "queuecall_waiting", Created, Waiting, Connecting, back);
        Traps.EndsInEveryOrder("connecting", "queuecall_connecting", Waiting, Connecting, back, again);
        Assert.All(
            Recording.Of(Created, Waiting, Connecting, back, again, Done).Arrived,
            one => Assert.Equal(Disposition.Applied, one.Disposition));
    }

    [Fact]
    public void A_kick_of_2022_is_a_created_event_that_is_not_new()
    {
        var kick = Tell.Event("queuecall_created", "kicking", "10:00:05");

        Traps.EndsInEveryOrder("kicking", "queuecall_created", Tell.Event("queuecall_created", "wait"), kick);
        Assert.Equal(Disposition.Applied, Recording.Of(Connecting).Receive(kick)!.Disposition);
    }

    [Fact]
    public void Service_may_be_told_before_entering_and_entering_then_overwrites_it()
    {
        var serviced = Tell.Event("queuecall_serviced", "service", "10:00:02");
        var entering = Tell.Event("queuecall_entering", "entering", "10:00:02.05");

        Traps.EndsInEveryOrder("connecting", "queuecall_connecting", Created, serviced, entering);
        Assert.Equal(Disposition.Applied, Recording.Of(serviced).Receive(entering)!.Disposition);
        Assert.False(Recording.Of(serviced, entering).Aftermath.Ended);
    }

    [Fact]
    public void A_delete_time_of_2022_is_the_end_and_no_deletion()
    {
        var abandoned = Tell.Event("queuecall_abandoned", "abandoned", "10:00:09", delete: "10:00:09");
        var ends = Traps.EndsInEveryOrder("abandoned", "queuecall_abandoned", Created, Waiting, abandoned).Aftermath;

        Assert.Equal((true, false), (ends.Ended, ends.Deleted));
        Assert.False(Recording.Of(Bodies.Event("queuecall_done")).Aftermath.Deleted);
        var marked = Tell.Event("queuecall_serviced", "service", "10:00:03", delete: "10:00:03");
        Assert.False(Recording.Of(marked).Aftermath.Ended);
    }

    [Fact]
    public void Of_done_and_abandoned_the_later_by_its_own_time_stands()
    {
        var early = Tell.Event("queuecall_abandoned", "abandoned", "10:00:08.9");
        var late = Tell.Event("queuecall_abandoned", "abandoned", "10:00:09.1");

        Traps.EndsInEveryOrder("done", "queuecall_done", Service, early, Done);
        Traps.EndsInEveryOrder("abandoned", "queuecall_abandoned", Service, Done, late);
        Assert.Equal(Disposition.Anomaly, Recording.Of(early).Receive(Done)!.Disposition);
        Assert.Equal(Disposition.Late, Recording.Of(Done).Receive(early)!.Disposition);
    }

    [Fact]
    public void Done_and_abandoned_of_one_time_are_settled_by_identity()
    {
        var abandoned = Tell.Event("queuecall_abandoned", "abandoned", "10:00:09");
        var status = abandoned.Identity > Done.Identity ? "abandoned" : "done";

        Traps.EndsInEveryOrder(status, "queuecall_" + status, Service, Done, abandoned);
    }

    [Fact]
    public void What_comes_after_an_end_does_not_reopen_it()
    {
        var connecting = Tell.Event("queuecall_connecting", "connecting", "10:00:09.5");
        var deleted = Tell.Event("queuecall_deleted", "service", "10:05:00", delete: "10:05:00");

        Traps.EndsInEveryOrder("done", "queuecall_done", Service, Done, connecting);
        var ends = Traps.EndsInEveryOrder("done", "queuecall_done", Service, Done, deleted).Aftermath;
        Assert.Equal((true, true), (ends.Ended, ends.Deleted));
    }

    [Fact]
    public void A_deleted_event_of_an_ended_queuecall_is_its_state()
    {
        var deleted = Tell.Event("queuecall_deleted", "done", "10:05:00", delete: "10:05:00");

        Traps.EndsInEveryOrder("done", "queuecall_deleted", Service, Done, deleted);
        Assert.Equal(Disposition.Applied, Recording.Of(Done).Receive(deleted)!.Disposition);
    }

    [Fact]
    public void At_one_time_the_greater_status_is_the_newer()
    {
        var kicking = Tell.Event("queuecall_kicking", "kicking", "10:00:02");
        var serviced = Tell.Event("queuecall_serviced", "service", "10:00:02");

        Traps.EndsInEveryOrder("service", "queuecall_serviced", serviced, Connecting, kicking);
        Traps.EndsInEveryOrder("kicking", "queuecall_kicking", kicking, Connecting);
        Traps.EndsInEveryOrder(
            "connecting", "queuecall_kicking", Bodies.Event("queuecall_entering"), Bodies.Event("queuecall_kicking"));
    }

    [Fact]
    public void Serviced_may_repeat_and_done_needs_no_service()
    {
        var rejoined = Tell.Event("queuecall_serviced", "service", "10:00:04");

        Traps.EndsInEveryOrder("service", "queuecall_serviced", Connecting, Service, rejoined);
        Assert.All(
            Recording.Of(Created, Connecting, Done).Arrived, one => Assert.Equal(Disposition.Applied, one.Disposition));
    }

    [Fact]
    public void An_unknown_status_ranks_lowest_at_one_time_and_none_below_it()
    {
        var melted = Tell.Event("queuecall_created", "melted", "10:00:01");
        var silent = Tell.Event("queuecall_created", null, "10:00:01");
        var deleted = Tell.Event("queuecall_deleted", null, "10:00:01");

        Traps.EndsInEveryOrder("waiting", "queuecall_waiting", Waiting, melted, silent);
        Traps.EndsInEveryOrder("melted", "queuecall_created", melted, silent, deleted);
    }
}
