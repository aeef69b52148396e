using System.Text;
using VoipbinGrains.Calls;
using VoipbinGrains.Peers.Told;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Peers;

public sealed class PeerOrderTests
{
    private static readonly string[] Types = [.. CallLifecycle.Table.Events
        .SelectMany(row => (string?[])[row.Type, row.FormerWord]).OfType<string>()];

    private static readonly string?[] Statuses =
        [.. CallLifecycle.Table.Statuses.Select(row => row.Status), "queued", null];

    private static readonly string[] Times =
    [
        "null", "\"\"", "\"9999-01-01 00:00:00.000000\"", "\"2022-04-11 00:23:53.636000\"",
        "\"2022-04-11T00:23:53.636001Z\"", "\"2026-10-01T10:00:00Z\"",
    ];

    [Fact]
    public void Who_is_measured_beside_the_product_orders_any_two_events_of_a_call_as_it_does()
    {
        var events =
            (from type in Types
             from status in Statuses
             from time in Times
             let body = Body(type, status, time)
             let heard = ((ModelledWebhook)WebhookReader.Read(body, DateTimeOffset.UnixEpoch)).Event
             select (Peer: CallReader.Read(body)!, Key: CallLifecycle.Table.KeyOf(heard))).ToArray();

        foreach (var one in events)
        {
            Assert.All(events, other => Assert.True(
                one.Peer.IsNewerThan(other.Peer) == one.Key > other.Key, $"{one} and {other}"));
        }
    }

    private static byte[] Body(string type, string? status, string updated)
    {
        var told = status is null ? "" : $"\"status\":\"{status}\",";
        return Encoding.UTF8.GetBytes(
            $"{{\"type\":\"{type}\",\"data\":{{\"id\":\"5371e9db-d035-4db6-a8d6-0994d33e744e\",{told}"
            + $"\"tm_create\":\"2022-04-11 00:23:50.000000\",\"tm_update\":{updated}}}}}");
    }
}
