using System.Text.Json;
using VoipbinGrains.Simulator.Bodies;
using VoipbinGrains.Simulator.Centre;
using VoipbinGrains.Tests.Simulator;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Figures;

public sealed class SimulatedDayTests
{
    private static readonly DateTimeOffset Evening = ToldFeed.Utc("2026-11-02T23:00:00Z");

    [Theory, InlineData("2022"), InlineData("today")]
    public void Each_queues_figures_are_those_of_an_observer_who_wrote_down_what_happened_as_it_did(string eras)
    {
        using var centre = new ContactCentre(Plans.Of(eras) with { TellsQueues = false });
        var webhooks = centre.Webhooks().ToList();
        var seen = Observe(webhooks);
        var figures = ToldFeed.Book(ToldFeed.Of(webhooks.Select(one => one.Body))).At(Evening);

        Assert.NotEmpty(seen);
        foreach (var (queue, waits) in seen)
        {
            var today = figures.OfQueue(queue).Today;
            var answered = waits.Where(wait => wait.IsAnswered).Select(wait => wait.Wait).ToList();

            Assert.Equal((waits.Count, answered.Count), (today.Offered, today.Answered));
            Assert.Equal(answered.Sum() / answered.Count, Microseconds(today.AverageWait!.Value));
            Assert.Equal(waits.Max(wait => wait.Wait), Microseconds(today.MaxWait!.Value));
        }
    }

    // in the order in which it happens: the queue is the one that the caller's flow joined last
    private static Dictionary<Guid, List<(bool IsAnswered, long Wait)>> Observe(IEnumerable<Webhook> webhooks)
    {
        var joined = new Dictionary<Guid, Guid>();
        var stays = new Dictionary<Guid, (Guid Queue, long Begin)>();
        var seen = new Dictionary<Guid, List<(bool, long)>>();
        foreach (var webhook in webhooks)
        {
            var data = JsonElement.Parse(webhook.Data);
            switch (webhook.Type)
            {
                case "activeflow_updated" when data.GetProperty("current_action") is var action
                    && action.GetProperty("type").GetString() == "queue_join":
                    joined[data.GetProperty("reference_id").GetGuid()] =
                        action.GetProperty("option").GetProperty("queue_id").GetGuid();
                    break;
                case "queuecall_created" when !stays.ContainsKey(webhook.Id):
                    stays[webhook.Id] = (joined[data.GetProperty("reference_id").GetGuid()], Time(data, "tm_create"));
                    break;
                case "queuecall_serviced" or "queuecall_abandoned" when stays[webhook.Id].Begin != 0:
                    var (queue, begin) = stays[webhook.Id];
                    var isAnswered = webhook.Type == "queuecall_serviced";
                    seen.TryAdd(queue, []);
                    seen[queue].Add((isAnswered, Time(data, isAnswered ? "tm_service" : "tm_update") - begin));
                    stays[webhook.Id] = (queue, 0);
                    break;
            }
        }

        return seen;
    }

    private static long Time(JsonElement data, string name) =>
        VoipbinTime.ToMicroseconds(ToldFeed.Utc(data.GetProperty(name).GetString()!));

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
