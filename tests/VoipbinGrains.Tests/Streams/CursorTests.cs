using CsCheck;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Streams;

public sealed class CursorTests
{
    private static readonly StreamId calls = VoipbinStreams.Kind("call");

    private static Gen<(int Move, int Count)[]> Moves => Gen.Select(Gen.Int[0, 8], Gen.Int[1, 30]).Array[1, 150];

    [Fact]
    public void Whatever_is_appended_moved_dropped_and_loaded_when_each_change_is_delivered_once_and_in_order() =>
        Gen.Select(Gen.Int[0, 60], Moves).Sample(
            (after, moves) =>
            {
                var (told, agent) = Subscribe(after);
                foreach (var (move, count) in moves)
                {
                    Do(told, agent, move, count);
                }

                Finish(told, agent);

                Assert.Equal(PositionsAfter(told, after), agent.Heard);
            },
            iter: 2_000);

    [Fact]
    public void What_cannot_be_delivered_is_given_up_by_itself_and_all_others_are_delivered() =>
        Gen.Select(Gen.Int[0, 60], Gen.Bool.Array[1, 200]).Sample(
            (after, fails) =>
            {
                var (told, agent) = Subscribe(after);
                foreach (var one in fails)
                {
                    told.Append(3, "call");
                    told.Tell(2);
                    agent.Pull();
                    agent.Deliver(one);
                    told.LoadOne();
                }

                Finish(told, agent);

                Assert.Equal(PositionsAfter(told, after), agent.Heard.Concat(agent.GivenUp).Order());
                Assert.Equal(agent.Heard.Order(), agent.Heard);
            },
            iter: 500);

    [Fact]
    public void At_any_moment_a_new_owner_that_goes_on_from_the_checkpoint_delivers_all_that_was_not() =>
        Gen.Select(Gen.Int[0, 60], Moves).Sample(
            (after, moves) =>
            {
                var (told, agent) = Subscribe(after);
                foreach (var (move, count) in moves)
                {
                    Do(told, agent, move, count);
                }

                var left = told.Queue.Look().Checkpoint;

                var from = left.Laggards.Where(one => one.Stream == "kind/call").Select(one => one.Position)
                    .Append(left.Position).Min();
                var delivered = agent.Heard.Append(after).Max();
                Assert.True(from <= delivered || !PositionsAfter(told, delivered).Any(one => one <= from));
            },
            iter: 2_000);

    [Fact]
    public void Who_has_lost_its_token_is_told_from_where_it_is_owed_and_the_queue_goes_on_where_it_was()
    {
        var told = new ToldJournal(60);
        told.Append(90, "call");
        var claim = new Claim(new Checkpoint(7, 1, 60, []), told.Head);
        var since = new Subscribed("kind/call", 1, Since: 10, Revision: 1);

        Assert.Equal(60, claim.StartFor([since], anyImplicit: false));
        told.Queue.Open(claim, [since]);
        var agent = new HearingAgent(told.Queue, calls, after: null);
        Finish(told, agent);

        Assert.Equal(PositionsAfter(told, 10), agent.Heard);
    }

    [Fact]
    public void A_position_older_than_what_is_retained_is_an_error_once_and_then_what_is_there_is_delivered()
    {
        var (told, agent) = Subscribe(after: 10, position: 60);
        told.Retained = 20;
        agent.Deliver();
        told.LoadOne();
        agent.Pull();

        Assert.Throws<PositionGoneException>(() => agent.Deliver());
        agent.Reopen();
        Finish(told, agent);

        Assert.Equal(PositionsAfter(told, 20), agent.Heard);
    }

    [Fact]
    public void Who_asks_for_all_that_is_retained_is_told_no_error_when_something_had_left_before()
    {
        var (told, agent) = Subscribe(after: 0, position: 60);
        told.Retained = 20;
        told.Append(60, "call");

        agent.Deliver();
        told.LoadOne();
        agent.Pull();
        agent.Deliver();
        agent.Reopen();
        Finish(told, agent);

        Assert.Equal(PositionsAfter(told, 20), agent.Heard);
    }

    private static (ToldJournal Told, HearingAgent Agent) Subscribe(int after, int position = 0)
    {
        var told = new ToldJournal(position);
        told.Append(60, "call");
        told.Queue.Subscribe(new Subscribed("tenant/default", 1, null, 1)); // fills the window too
        told.Queue.Subscribe(new Subscribed("kind/call", 1, null, 2));
        return (told, new HearingAgent(told.Queue, calls, after));
    }

    private static void Do(ToldJournal told, HearingAgent agent, int move, int count)
    {
        switch (move)
        {
            case 0:
                told.Append(count, "call");
                break;
            case 1:
                told.Append(count, "agent");
                break;
            case 2:
                told.Tell(count);
                break;
            case 3:
                told.LoadOne();
                break;
            case 4:
                agent.Reopen();
                break;
            case 5:
                agent.Pull();
                break;
            case 6:
                LoseSight(told, agent, count);
                break;
            default:
                agent.Deliver();
                break;
        }
    }

    // the cluster takes the subscriber for gone, goes on, and is subscribed to again
    private static void LoseSight(ToldJournal told, HearingAgent agent, int count)
    {
        agent.Close();
        told.Queue.Subscribe(new Subscribed("kind/call", 0, null, 3));
        told.Append(count, "call");
        told.Tell(count);
        told.Queue.Subscribe(new Subscribed("kind/call", 1, told.Head, 4));
        agent.Open();
    }

    // the agent is asleep unless it is woken: what nobody wakes it for is missed
    private static void Finish(ToldJournal told, HearingAgent agent)
    {
        told.TellAll();
        bool more;
        do
        {
            agent.Pull();
            more = agent.Deliver();
            more |= told.LoadOne();
        }
        while (more);
    }

    private static IEnumerable<long> PositionsAfter(ToldJournal told, long after) => told.Changes
        .Where(change => change.Resource == "call" && change.Position > after)
        .Select(change => change.Position);
}
