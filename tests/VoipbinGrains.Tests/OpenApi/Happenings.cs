using System.Text;
using static VoipbinGrains.Tests.OpenApi.Asking;

namespace VoipbinGrains.Tests.OpenApi;

/// <summary>What happens on the server of the examples. The order counts: it gives the positions and numbers.</summary>
internal static class Happenings
{
    private const string Call = "5371e9db-d035-4db6-a8d6-0994d33e744e";

    public static async Task All(ExampleServer server)
    {
        await Webhooks(server);
        await Reads(server);
        await Refusals(server);
        await Streams(server);
        await BatchesAndReplays(server);
        await Withdrawals(server);
        await Now(server);
    }

    private static async Task Webhooks(ExampleServer server)
    {
        await server.Ask(Webhook("webhook_applied", server.Example("call_answered")));
        await server.Ask(Webhook("webhook_late", server.Example("call_created")));
        await server.Ask(Webhook("webhook_duplicate", server.Example("call_answered")));
        await server.Ask(Webhook("webhook_stored", server.Example("recording_started")));
        await server.Ask(Webhook("unauthorized_webhook", Payload("call_ringing")) with { IsSigned = false });
        await server.Ask(Webhook("not_json", """{"type": "call_created", """));
        await server.Ask(Webhook("not_an_envelope", $$"""{"id": "{{Call}}"}"""));
        await server.Ask(Webhook("id_missing", """{"type": "call_created", "data": {"status": "ringing"}}"""));
        await server.Ask(Webhook("id_not_uuid", """{"type": "call_created", "data": {"id": "call-123"}}"""));
        await server.Ask(new Asking("too_large", "POST", "/v1/webhooks/{tenant}")
        {
            Path = "/v1/webhooks/open",
            Body = new byte[(1024 * 1024) + 1],
        });
        await server.Ask(Webhook(null, server.Example("activeflow_created")));
        await server.Ask(Webhook(null, server.Example("queuecall_entering")));
        await server.Ask(Webhook(null, server.Example("agent_status_updated")));
    }

    private static async Task Reads(ExampleServer server)
    {
        const string One = "/v1/{kind}/{id}";
        await server.Ask(Get("resource_call", One, $"/v1/calls/{Call}"));
        await server.Ask(Get("resource_queuecall", One, "/v1/queuecalls/c7c1e226-8c86-4b43-9606-2d5bb2059a09"));
        await server.Ask(Get("resource_agent", One, "/v1/agents/eb1ac5c0-ff63-47e2-bcdb-5da9c336eb4b"));
        await server.Ask(Get("events", "/v1/{kind}/{id}/events", $"/v1/calls/{Call}/events"));
        await server.Ask(Get("resources", "/v1/{kind}", "/v1/calls?status=ringing,progressing&overdue=true") with
        {
            MayLag = true,
        });
        await server.Ask(Get("feed", "/v1/feed") with { MayLag = true });
        await server.Ask(Get("lifecycles", "/v1/lifecycles"));
        await server.Ask(Get("lifecycle", "/v1/lifecycles/{resource}", "/v1/lifecycles/agent"));
        await server.Ask(Get("lifecycle_drawing", "/v1/lifecycles/{resource}.mmd", "/v1/lifecycles/agent.mmd"));
        await server.Ask(Get("quarantine", "/v1/quarantine", "/v1/quarantine?page_size=2"));
        await server.Ask(Get("quarantined", "/v1/quarantine/{id}", "/v1/quarantine/2"));
        await server.Ask(Get("unmodelled", "/v1/unmodelled"));
        await server.Ask(Get("alive", "/livez") with { SentKey = null });
        await server.Ask(Get("healthy", "/readyz") with { SentKey = null });
    }

    private static async Task Refusals(ExampleServer server)
    {
        const string TokenOfNoList = "AAAAAAAAAAAAAAAAAAAAAA";
        await server.Ask(Get("unauthorized", "/v1/unmodelled") with { SentKey = null });
        await server.Ask(Get("forbidden", "/v1/quarantine") with { SentKey = SmallKey });
        await server.Ask(Get("not_found", "/v1/{kind}/{id}", "/v1/calls/00000000-0000-4000-8000-000000000001"));
        await server.Ask(Get("not_found_tenant", "/v1/unmodelled", "/v1/unmodelled?tenant=another"));
        await server.Ask(Get("not_found_lifecycle", "/v1/lifecycles/{resource}", "/v1/lifecycles/dog"));
        await server.Ask(Get("not_found_quarantined", "/v1/quarantine/{id}", "/v1/quarantine/99"));
        await server.Ask(Get("invalid_parameter", "/v1/unmodelled", "/v1/unmodelled?page_size=0"));
        await server.Ask(Get("page_token_mismatch", "/v1/unmodelled", $"/v1/unmodelled?page_token={TokenOfNoList}"));
        await server.Ask(Get("invalid_filter", "/v1/stream", "/v1/stream?resource=dog"));
    }

    private static async Task Streams(ExampleServer server)
    {
        await server.Listen("after=0", 3, "frame_late", "frame_late_unmodelled");
        await server.Listen("after=0", 7, "frame_change", "frame_live");
        await server.Listen("snapshot=true&resource=call", 1, "frame_snapshot");
        await server.Listen("after=999", 1, "frame_reset");
        await server.Ask(new Asking("stream_token", "POST", "/v1/stream/tokens"));
    }

    private static async Task BatchesAndReplays(ExampleServer server)
    {
        var batch = new Asking("batch_answer", "POST", "/v1/webhooks/batch")
        {
            Body = Encoding.UTF8.GetBytes(server.Example("batch")),
            MediaType = "application/x-ndjson",
        };
        await server.Ask(batch);
        await server.Ask(batch with { Example = "not_lines", MediaType = "application/json" });
        await server.Ask(batch with { Example = "too_large_batch", Body = new byte[(64 * 1024 * 1024) + 1] });

        await server.Ask(batch with
        {
            Example = "not_found_tenant",
            Pattern = "/v1/webhooks/{tenant}/batch",
            Path = "/v1/webhooks/another/batch",
        });

        const string Replay = "/v1/quarantine/{id}/replay";
        await server.Ask(new Asking("replay_applied", "POST", Replay) { Path = "/v1/quarantine/1/replay" });
        await server.Ask(Get("audit", "/v1/audit"));
        await server.Ask(new Asking("replay_tally", "POST", "/v1/quarantine/replay")
        {
            Path = "/v1/quarantine/replay?code=not_json,not_an_envelope,id_missing,id_not_uuid",
        });
        await server.Ask(Webhook("encoded", server.Example("call_created")) with { Coding = "gzip" });
        await server.Ask(new Asking("truncated", "POST", Replay)
        {
            Path = "/v1/quarantine/6/replay",
            SentKey = KeyOfOpen,
        });
    }

    private static async Task Withdrawals(ExampleServer server)
    {
        const string Events = $"/v1/calls/{Call}/events";
        var withdrawal = new Asking("withdrawn", "DELETE", "/v1/{kind}/{id}/events/{position}");
        await server.Ask(withdrawal with { Path = $"{Events}/1?reason=Sent%20by%20mistake" });
        await server.Ask(withdrawal with { Example = "invalid_reason", Path = $"{Events}/1" });
        await server.Ask(withdrawal with { Example = "not_found_event", Path = $"{Events}/99?reason=None" });
    }

    private static async Task Now(ExampleServer server)
    {
        var story = new RecentStory();
        foreach (var body in story.Bodies)
        {
            await server.Ask(Webhook(null, body));
        }

        await Of("conversation", "/v1/conversations/{call_id}", $"/v1/conversations/{RecentStory.Call}");
        await Of("figures", "/v1/figures");
        await Of("counted", "/v1/figures/{number}", "/v1/figures/answered");
        await Of("queue_figures", "/v1/queues/{id}/figures", $"/v1/queues/{RecentStory.Queue}/figures");
        await Of("counted", "/v1/queues/{id}/figures/{number}", $"/v1/queues/{RecentStory.Queue}/figures/answered");
        await Of("agent_figures", "/v1/agents/{id}/figures", $"/v1/agents/{RecentStory.Agent}/figures");
        await server.Ask(new Asking("figures_progress", "POST", "/v1/figures/rebuild") { IsOfNow = true });
        await server.Listen(Get("", "/v1/board") with { IsOfNow = true }, 2, "frame_board");

        Task Of(string example, string pattern, string? path = null) =>
            server.Ask(Get(example, pattern, path) with { IsOfNow = true });
    }

    private static string Payload(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", $"{name}.json"));
}
