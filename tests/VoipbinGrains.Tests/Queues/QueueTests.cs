using VoipbinGrains.Queues;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Queues;

public sealed class QueueTests
{
    private const string Queuecall = "c7c1e226-8c86-4b43-9606-2d5bb2059a09";

    [Fact]
    public void A_queue_as_the_REST_API_tells_it_today()
    {
        var queue = Read(Tell.Data("queue_updated", $$"""
            "customer_id":"5e4a0680-804e-11ec-8477-2fea5968d85b","name":"support","detail":"first line",
            "routing_method":"random",
            "tag_ids":["d7450dda-21e0-4611-b09a-8d771c50a5e6"],"direct_hash":"abc","status":"run",
            "wait_flow_id":"d157ce07-0360-4cad-9007-c8ab89fccf9c","wait_timeout":100000,"service_timeout":10800000,
            "wait_queuecall_ids":["{{Queuecall}}"],"service_queuecall_ids":[],"total_incoming_count":70,
            "total_serviced_count":60,"total_abandoned_count":10,"tm_create":"2026-03-01T10:00:00Z","tm_update":null
            """));

        Assert.Equal(("support", "first line", "abc"), (queue.Name, queue.Detail, queue.DirectHash));
        Assert.Equal(RoutingMethod.Random, queue.RoutingMethod);
        Assert.Equal(new Guid("d157ce07-0360-4cad-9007-c8ab89fccf9c"), queue.WaitFlowId);
        Assert.Equal((TimeSpan.FromSeconds(100), TimeSpan.FromHours(3)), (queue.WaitTimeout, queue.ServiceTimeout));
        Assert.Equal([new Guid(Queuecall)], queue.WaitQueuecallIds);
        Assert.Empty(queue.ServiceQueuecallIds);
        Assert.Equal((70, 60, 10), (queue.TotalIncomingCount, queue.TotalServicedCount, queue.TotalAbandonedCount));
        Assert.Equal("2026-03-01T10:00:00Z", VoipbinTime.Write(queue.CreatedAt!.Value));
        Assert.Null(queue.State.Status);
    }

    [Fact]
    public void A_queue_has_no_status_whatever_it_tells() =>
        Assert.Null(Recording.Of(Tell.Event("queue_updated", "run", "10:00:01")).Winner.Status);

    [Fact]
    public void The_last_write_of_a_queue_wins_until_it_is_deleted()
    {
        var updated = Tell.Event("queue_updated", null, "10:00:05");
        var deleted = Tell.Event("queue_deleted", null, "10:00:02", delete: "10:00:02");
        var recording = Recording.Of(Tell.Event("queue_created", null), deleted, updated);

        Assert.Equal("queue_deleted", recording.Winner.Event);
        Assert.Equal((true, true), (recording.Aftermath.Deleted, recording.Aftermath.Ended));
    }

    private static Queue Read(WebhookEvent heard) =>
        new(Recording.Of(heard).Standing!.ToState(new("default", "queue", heard.Id)));
}
