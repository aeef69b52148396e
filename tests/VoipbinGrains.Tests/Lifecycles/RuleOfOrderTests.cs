using System.Text;
using CsCheck;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

public sealed class RuleOfOrderTests
{
    public static TheoryData<string> Resources => [.. ResourceTypes.All.Select(type => type.Name)];

    public static TheoryData<string> SeenBodies => [.. Bodies.Names];

    [Theory, MemberData(nameof(Resources))]
    public void State_and_history_are_a_function_of_the_set_of_events_in_any_order_with_any_repeats(string resource) =>
        (from events in Told.Events(resource, most: 8)
         from order in Gen.Shuffle(events.Concat(events).ToArray())
         select (events, order)).Sample(
            (events, order) =>
            {
                var recording = Recording.Of(order.Select(Heard));

                Assert.Equal(PlainRule.State(events), recording.State);
                Assert.Equal(PlainRule.History(events), recording.History);
                Assert.Equal(PlainRule.InOrder(events).Count, recording.Standing!.Version);
            },
            iter: 2_000);

    [Theory, MemberData(nameof(Resources))]
    public void Each_arrival_is_judged_by_the_state_it_finds_and_takes_no_end_back(string resource) =>
        Told.Events(resource, most: 8).Sample(
            events =>
            {
                var recording = new Recording();
                var arrived = new List<PlainEvent>();
                foreach (var one in events.DistinctBy(one => one.Hash))
                {
                    var before = recording.Standing;
                    var winner = arrived.Count == 0 ? null : PlainRule.InOrder(arrived)[^1];
                    arrived.Add(one);
                    var recorded = recording.Receive(Heard(one))!;

                    Assert.Equal(PlainRule.State(arrived), recording.State);
                    Assert.Equal(PlainRule.Disposition(winner, one), recorded.Disposition.ToString());
                    Assert.Equal(
                        winner is null || PlainRule.Compare(one, winner) > 0, recorded.Verdict is Verdict.Applied);
                    Assert.Equal(arrived.Count, recorded.Version);
                    Assert.Equal(before?.Winner.Status, recorded.Aftermath.PreviousStatus);
                    Assert.Equal(recording.Winner.Version, recorded.Aftermath.Winner);
                    Assert.Equal(recording.Winner.Status, recorded.Aftermath.Status);
                    Assert.False(before is { Aftermath.Ended: true } && !recorded.Aftermath.Ended);
                    Assert.False(before is { Aftermath.Deleted: true } && !recorded.Aftermath.Deleted);
                    Assert.Equal(
                        recording.Arrived.Count(each => each.Disposition is Disposition.Anomaly),
                        recorded.Aftermath.Anomalies);
                }
            },
            iter: 2_000);

    [Theory, MemberData(nameof(Resources))]
    public void Five_events_end_up_the_same_in_all_their_120_orders(string resource) =>
        Told.Events(resource, most: 5).Sample(
            events =>
            {
                var heard = events.Select(Heard).ToList();
                var state = PlainRule.State(events);
                foreach (var order in Orders.Of(heard))
                {
                    Assert.Equal(state, Recording.Of(order).State);
                }
            },
            iter: 40);

    [Theory, MemberData(nameof(SeenBodies))]
    public void The_bodies_that_VoIPBin_was_seen_to_send_end_up_the_same_in_every_order_with_repeats(string body)
    {
        var id = Bodies.Event(body).Id;
        var heard = Bodies.Names.Select(Bodies.Event).Where(one => one.Id == id).ToList();
        var expected = Recording.Of(heard);
        foreach (var order in Orders.Of(heard))
        {
            var recording = Recording.Of([.. order, .. heard, .. order]);

            Assert.Equal(expected.State, recording.State);
            Assert.Equal(expected.History, recording.History);
            Assert.Equal(heard.Count, recording.Standing!.Version);
        }
    }

    [Fact]
    public void The_bodies_that_VoIPBin_was_seen_to_send_have_the_worked_order()
    {
        Assert.Equal(["call_created", "call_progressing"], OrderOf("call_created"));
        Assert.Equal(["activeflow_created", "activeflow_updated", "activeflow_deleted"], OrderOf("activeflow_created"));
        Assert.Equal(
            ["queuecall_created", "queuecall_connecting", "queuecall_kicking", "queuecall_serviced", "queuecall_done"],
            OrderOf("queuecall_created"));
    }

    private static IEnumerable<string> OrderOf(string body)
    {
        var id = Bodies.Event(body).Id;
        var recording = Recording.Of(Bodies.Names.Select(Bodies.Event).Where(one => one.Id == id));
        return recording.Arrived.OrderBy(one => one.Key).Select(one => one.Event);
    }

    private static WebhookEvent Heard(PlainEvent one) => Bodies.Event(Encoding.UTF8.GetBytes(one.Body));
}
