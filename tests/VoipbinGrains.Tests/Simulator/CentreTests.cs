using System.Text;
using System.Text.Json;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Simulator.Bodies;
using VoipbinGrains.Simulator.Centre;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Webhooks;
using Known = VoipbinGrains.Tests.Webhooks.Bodies;

namespace VoipbinGrains.Tests.Simulator;

public sealed class CentreTests
{
    public static TheoryData<string> KnownBodies =>
    [
        // a kick was told as queuecall_created; the body under its own name is a copy of another
        .. Known.Names.Where(name => name != "queuecall_kicking"),
    ];

    [Fact]
    public void The_same_plan_makes_the_same_bodies_and_another_seed_makes_others()
    {
        var plan = Plans.Of("both");

        Assert.Equal(Texts(plan.Play()), Texts(plan.Play()));
        Assert.Empty(Texts(plan.Play()).Intersect(Texts((plan with { Seed = 8 }).Play())));
    }

    [Theory, InlineData("2022"), InlineData("today")]
    public void Each_body_is_an_event_of_the_resource_it_tells_of_and_all_of_it_can_be_read(string era) =>
        Assert.All(Plans.Of(era).Play(), webhook =>
        {
            var heard = Heard(webhook);

            Assert.Equal((webhook.Resource, webhook.Id, webhook.Type), (heard.Resource, heard.Id, heard.SentAs));
            Assert.Empty(heard.Unreadable);
            Assert.Equal(webhook.Data.ToArray(), heard.Data.ToArray());
        });

    [Theory, InlineData("2022"), InlineData("today")]
    public void Each_life_follows_its_lifecycle_in_whatever_order_it_is_heard(string era)
    {
        var lives = Plans.Of(era).Play().GroupBy(webhook => webhook.Id, Heard).ToList();
        var order = new Random(Seed: 1);

        Assert.All(lives, life =>
        {
            var inOrder = Recording.Of(life);
            var inAnyOrder = Recording.Of(life.OrderBy(_ => order.Next()));

            Assert.DoesNotContain(inOrder.Arrived, recorded => recorded.Disposition is not Disposition.Applied);
            Assert.Equal(0, inAnyOrder.Aftermath.Anomalies);
            Assert.Equal((inOrder.State, inOrder.History.Count), (inAnyOrder.State, inAnyOrder.History.Count));
        });
    }

    [Theory, InlineData("2022"), InlineData("today")]
    public void Everybody_has_hung_up_and_every_agent_has_gone_when_it_is_over(string era)
    {
        var ends = Plans.Of(era).Play().GroupBy(webhook => webhook.Id, Heard).Select(life => Recording.Of(life));

        Assert.All(ends, end => Assert.True(end.Winner.Event.Split('_')[0] switch
        {
            "agent" => end.Winner.Status is "offline",
            "queue" => !end.Aftermath.Ended,
            _ => end.Aftermath.Ended,
        }));
    }

    [Theory]
    [InlineData("2022", "activeflow_deleted call_answered call_hungup queuecall_abandoned queuecall_entering")]
    [InlineData("today", "call_canceling call_deleted call_hangup call_progressing queuecall_connecting")]
    public void Everything_happens_in_half_an_hour_and_each_era_has_its_own_words(string era, string some)
    {
        var types = Plans.Of(era).Play().Select(webhook => webhook.Type).ToHashSet();

        Assert.Empty(some.Split(' ').Except(types));
        Assert.Empty(types.Intersect(era is "today"
            ? ["call_answered", "call_hungup", "queuecall_entering", "activeflow_deleted"]
            : ["call_progressing", "call_hangup", "queuecall_connecting", "queuecall_waiting", "call_terminating"]));
    }

    [Theory, MemberData(nameof(KnownBodies))]
    public void A_body_of_2022_has_the_members_that_VoIPBin_was_seen_to_send_in_their_order(string name)
    {
        var known = Members(Known.Event(name).Data);

        Assert.Contains(
            Plans.Of("2022").Play(),
            webhook => webhook.Type == name && known.SequenceEqual(Members(webhook.Data.ToArray())));
    }

    [Fact]
    public void A_caller_enters_a_queue_by_an_action_that_names_it()
    {
        using var centre = new ContactCentre(Plans.Of("today"));
        var queues = centre.Queues.Select(queue => $"\"queue_id\":\"{queue.Id}\"").ToList();
        var joining = centre.Webhooks().Select(webhook => Encoding.UTF8.GetString(webhook.Body))
            .Where(body => body.Contains("\"current_action\"", StringComparison.Ordinal)
                && body.Contains("\"queue_join\"", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(joining);
        Assert.All(joining, body =>
            Assert.Contains(queues, queue => body.Contains(queue, StringComparison.Ordinal)));
    }

    [Fact]
    public void VoIPBin_tells_nothing_of_queues_unless_it_is_asked_to() =>
        Assert.DoesNotContain(
            (Plans.Of("today") with { TellsQueues = false }).Play(), webhook => webhook.Resource == "queue");

    [Fact]
    public void Texts_are_escaped_as_Go_does()
    {
        var agent = Plans.Of("today").Play().First(webhook => webhook.Resource == "agent");

        Assert.Contains(
            "\"detail\":\"Sales \\u0026 support, desk \\u003c1\\u003e\"",
            Encoding.UTF8.GetString(agent.Body),
            StringComparison.Ordinal);
    }

    private static List<string> Texts(IEnumerable<Webhook> webhooks) =>
        [.. webhooks.Select(webhook => Encoding.UTF8.GetString(webhook.Body))];

    private static WebhookEvent Heard(Webhook webhook) => Known.Event(webhook.Body);

    private static string[] Members(ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        return [.. json.RootElement.EnumerateObject().Select(member => $"{member.Name} {member.Value.ValueKind}")];
    }
}
