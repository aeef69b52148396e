using VoipbinGrains.Activeflows;
using VoipbinGrains.Agents;
using VoipbinGrains.Calls;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Queuecalls;
using VoipbinGrains.Queues;

namespace VoipbinGrains.Tests.Lifecycles;

public sealed class LifecycleTableTests
{
    [Fact]
    public void Calls_follow_the_grid_that_VoIPBin_publishes() => Assert.Equal(
        """
        dialing     . o o o o o
        ringing     . . o o o o
        progressing . . . o . o
        terminating . . . . . o
        canceling   . . . . . o
        hangup      . . . . . .

        """,
        LifecycleDrawing.Grid(CallLifecycle.Table));

    [Fact]
    public void Queuecalls_follow_the_tables_of_both_eras() => Assert.Equal(
        """
        initiating . o o . o o o
        waiting    . . o o o o o
        connecting . o . o o o o
        kicking    . . . . o o o
        service    . . o o . o o
        done       . . . . . . .
        abandoned  . . . . . . .

        """,
        LifecycleDrawing.Grid(QueuecallLifecycle.Table));

    [Fact]
    public void An_activeflow_runs_until_it_has_ended() => Assert.Equal(
        """
        running . o
        ended   . .

        """,
        LifecycleDrawing.Grid(ActiveflowLifecycle.Table));

    [Fact]
    public void Any_status_of_an_agent_may_follow_any_other() => Assert.Equal(
        """
        available . o o o o
        away      o . o o o
        busy      o o . o o
        offline   o o o . o
        ringing   o o o o .

        """,
        LifecycleDrawing.Grid(AgentLifecycle.Table));

    [Fact]
    public void A_queue_has_no_statuses()
    {
        Assert.Equal("", LifecycleDrawing.Grid(QueueLifecycle.Table));
        Assert.Equal("stateDiagram-v2\n", LifecycleDrawing.Mermaid(QueueLifecycle.Table));
    }

    [Fact]
    public void A_call_is_drawn_as_a_Mermaid_diagram() => Assert.Equal(
        """
        stateDiagram-v2
            dialing --> ringing
            dialing --> progressing
            dialing --> terminating
            dialing --> canceling
            dialing --> hangup
            ringing --> progressing
            ringing --> terminating
            ringing --> canceling
            ringing --> hangup
            progressing --> terminating
            progressing --> hangup
            terminating --> hangup
            canceling --> hangup
            hangup --> [*]

        """,
        LifecycleDrawing.Mermaid(CallLifecycle.Table));

    [Fact]
    public void The_statuses_have_the_ranks_of_the_rule_of_order()
    {
        Assert.Equal(
            "dialing 0, ringing 1, progressing 2, terminating 3, canceling 3, hangup 4", Ranks(CallLifecycle.Table));
        Assert.Equal(
            "initiating 0, waiting 1, connecting 2, kicking 3, service 4, done 9, abandoned 9",
            Ranks(QueuecallLifecycle.Table));
    }

    [Theory]
    [InlineData("dialing", "hangup", true)]
    [InlineData("ringing", "dialing", false)]
    [InlineData("canceling", "progressing", false)]
    [InlineData("hangup", "hangup", false)]
    [InlineData("hangup", "dialing", false)]
    [InlineData("flying", "hangup", false)]
    [InlineData("dialing", "flying", false)]
    public void A_call_reaches_a_status_directly_or_by_steps_or_not_at_all(string from, string to, bool reaches) =>
        Assert.Equal(reaches, CallLifecycle.Table.Reaches(from, to));

    [Theory]
    [InlineData("kicking", "connecting", false, true)]
    [InlineData("kicking", "waiting", false, true)]
    [InlineData("service", "waiting", false, true)]
    [InlineData("initiating", "kicking", false, true)]
    [InlineData("connecting", "waiting", true, true)]
    [InlineData("waiting", "initiating", false, false)]
    [InlineData("done", "abandoned", false, false)]
    public void A_queuecall_can_go_back_but_never_to_its_beginning_or_from_an_end(
        string from, string to, bool follows, bool reaches) =>
        Assert.Equal(
            (follows, reaches),
            (QueuecallLifecycle.Table.Follows(from, to), QueuecallLifecycle.Table.Reaches(from, to)));

    private static string Ranks(Lifecycle lifecycle) =>
        string.Join(", ", lifecycle.Statuses.Select(row => $"{row.Status} {row.Rank}"));
}
