using System.Text;
using CsCheck;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Lifecycles;

public sealed class RemainderTests
{
    public static TheoryData<string> Kinds => [.. ResourceTypes.All.Select(type => type.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void Without_an_event_a_resource_stands_as_if_it_had_never_been_heard_whatever_is_heard_later(string kind) =>
        (from events in Told.Events(kind, most: 8)
         from one in Gen.Int[0, 7]
         from later in Told.Events(kind, most: 3)
         select (events: events.DistinctBy(each => each.Hash).ToArray(), one, later)).Sample(
            sample =>
            {
                var heard = sample.events.Select(Heard).ToList();
                var all = Recording.Of(heard);
                var withdrawn = all.Arrived[sample.one % heard.Count];
                all.Withdraw(withdrawn);

                heard.RemoveAll(each => each.Identity == withdrawn.Key.Identity);
                Assert.Equal(heard.Count == 0 ? Emptied(kind) : Recording.Of(heard).State, all.State);

                heard.AddRange(sample.later.Select(Heard).Where(each => each.Identity != withdrawn.Key.Identity));
                foreach (var each in sample.later.Select(Heard))
                {
                    all.Receive(each);
                }

                Assert.Equal(heard.Count == 0 ? Emptied(kind) : Recording.Of(heard).State, all.State);
            },
            iter: 2_000);

    [Fact]
    public void Anomalies_are_counted_of_what_counts()
    {
        var call = Recording.Of(
            Tell.Event("call_hangup", "hangup", "10:00:02"), Tell.Event("call_ringing", "ringing", "10:00:09"));
        Assert.Equal(1, call.Aftermath.Anomalies);

        call.Withdraw(call.Arrived[1]);

        Assert.Equal((0, "hangup"), (call.Aftermath.Anomalies, call.Aftermath.Status));
    }

    private static WebhookEvent Heard(PlainEvent one) => Bodies.Event(Encoding.UTF8.GetBytes(one.Body));

    private static string Emptied(string kind) => $"none ended=True deleted=False {kind}_event_withdrawn "
        + $"{kind}_event_withdrawn none  7B7D";
}
