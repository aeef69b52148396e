using System.Text.Json;
using VoipbinGrains.Tests.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Server;

public sealed class HappeningNowTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_conversation_exists_as_soon_as_any_part_does_and_knows_the_queue_of_each_stay()
    {
        var (call, queue) = (Guid.NewGuid(), Guid.NewGuid());
        await Send("queuecall_waiting", Guid.NewGuid(), call, "\"status\":\"waiting\"");
        var early = await Read($"/v1/conversations/{call}");
        await Send(
            "activeflow_updated",
            Guid.NewGuid(),
            call,
            $$"""
            "reference_type":"call","current_action":{"type":"queue_join","option":{"queue_id":"{{queue}}"} }
            """);
        var joined = await Read($"/v1/conversations/{call}");

        Assert.Equal(JsonValueKind.Null, early.GetProperty("call").ValueKind);
        Assert.Equal(JsonValueKind.Null, early.GetProperty("queuecalls")[0].GetProperty("queue").ValueKind);
        Assert.Equal(queue, joined.GetProperty("queuecalls")[0].GetProperty("queue").GetGuid());
        Assert.Equal(2, joined.GetProperty("timeline").GetArrayLength());
        var figures = await Read($"/v1/queues/{queue}/figures");
        Assert.Equal(1, figures.GetProperty("now").GetProperty("waiting").GetInt32());
    }

    [Fact]
    public async Task Figures_that_are_made_anew_are_those_that_were_known()
    {
        var call = Guid.NewGuid();
        await Send("queuecall_serviced", Guid.NewGuid(), call, "\"status\":\"service\"");
        var known = (await Read("/v1/figures")).GetProperty("today").GetRawText();

        using var begun = await fixture.Server.Http.PostAsync(new Uri("/v1/figures/rebuild", UriKind.Relative), null);
        Assert.Equal(202, (int)begun.StatusCode);
        while ((await Read("/v1/figures")).GetProperty("progress").GetProperty("rebuilt").ValueKind
            is not JsonValueKind.Null)
        {
        }

        Assert.Equal(known, (await Read("/v1/figures")).GetProperty("today").GetRawText());
    }

    [Fact]
    public async Task An_event_that_an_operator_withdraws_counts_no_more()
    {
        var (call, stay) = (Guid.NewGuid(), Guid.NewGuid());
        await Send("queuecall_waiting", stay, call, "\"status\":\"waiting\"");
        await Send("queuecall_abandoned", stay, call, "\"status\":\"abandoned\"");
        var events = (await Read($"/v1/queuecalls/{stay}/events")).GetProperty("result");
        Assert.False(await IsBehind("waiting"));

        var wrong = events.EnumerateArray().Single(one => one.Text("status") == "abandoned").Text("position");
        using var withdrawn = await fixture.Server.Http.DeleteAsync(
            new Uri($"/v1/queuecalls/{stay}/events/{wrong}?reason=wrong", UriKind.Relative));
        Assert.Equal(200, (int)withdrawn.StatusCode);
        while (!await IsBehind("waiting"))
        {
        }

        Assert.False(await IsBehind("abandoned"));
        Assert.DoesNotContain(
            "abandoned", (await Read($"/v1/conversations/{call}")).GetRawText(), StringComparison.Ordinal);

        async Task<bool> IsBehind(string number) => (await Read($"/v1/figures/{number}?page_size=1000"))
            .GetProperty("result").EnumerateArray().Any(one => one.GetProperty("queuecall").GetGuid() == stay);
    }

    [Fact]
    public async Task A_conversation_is_told_as_it_stands_and_then_whatever_joins_it()
    {
        var (call, other, stay, leg) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await Send("queuecall_waiting", stay, call, "\"status\":\"waiting\"");
        using var stream = await EventStream.Open(fixture.Server, $"/v1/stream?conversation={call}&snapshot=true");
        Assert.Equal(
            [("snapshot", (Guid?)stay), ("live", null)],
            (await stream.Take(2)).Select(frame => (frame.Name, IdOf(frame))));

        await Send("queuecall_waiting", Guid.NewGuid(), other, "\"status\":\"waiting\"");
        await Send("call_created", leg, Guid.Empty, $"\"status\":\"dialing\",\"master_call_id\":\"{call}\"");
        await Send("queuecall_serviced", stay, call, "\"status\":\"service\"");

        Assert.Equal([leg, stay], (await stream.Take(2)).Select(IdOf));

        static Guid? IdOf(StreamFrame frame) =>
            frame.Data.TryGetProperty("id", out var id) ? id.GetGuid() : null;
    }

    [Fact]
    public async Task The_board_is_told_whole_and_then_what_changed_on_it()
    {
        var agent = Guid.NewGuid();
        using var board = await EventStream.Open(fixture.Server, "/v1/board");
        var whole = (await board.Next())!;
        Assert.Equal(("snapshot", JsonValueKind.Array), (whole.Name, whole.Data.GetProperty("queues").ValueKind));

        await Send("agent_created", agent, Guid.Empty, "\"name\":\"Zoë\",\"status\":\"available\"");
        JsonElement told;
        do
        {
            var change = (await board.Next())!;
            Assert.Equal("change", change.Name);
            told = change.Data.GetProperty("agents") is { ValueKind: JsonValueKind.Array } agents
                ? agents.EnumerateArray().FirstOrDefault(one => one.GetProperty("agent").GetGuid() == agent)
                : default;
        }
        while (told.ValueKind is JsonValueKind.Undefined);

        Assert.Equal(("Zoë", "available"), (told.Text("name"), told.Text("status")));
    }

    [Fact]
    public async Task An_agents_figures_are_those_of_the_queuecalls_that_it_served()
    {
        var (agent, stay) = (Guid.NewGuid(), Guid.NewGuid());
        await Send("agent_status_updated", agent, Guid.Empty, "\"name\":\"Zoë\",\"status\":\"busy\"");
        await Send(
            "queuecall_serviced", stay, Guid.NewGuid(), $"\"status\":\"service\",\"service_agent_id\":\"{agent}\"");

        var figures = await Read($"/v1/agents/{agent}/figures");

        Assert.Equal("Zoë", figures.Text("name"));
        var now = figures.GetProperty("now");
        Assert.Equal(("busy", stay), (now.Text("status"), now.GetProperty("queuecall").GetGuid()));
        Assert.Equal(1, figures.GetProperty("today").Number("handled"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wallboard.js")]
    [InlineData("/wallboard.css")]
    public async Task The_page_is_served_by_the_product_and_may_ask_nobody_else(string path)
    {
        using var answer = await fixture.Server.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("https://", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task Send(string type, Guid id, Guid call, string members)
    {
        var now = VoipbinTime.Write(TimeProvider.System.GetUtcNow());
        using var body = new ByteArrayContent(ToldFeed.Utf8(
            $$$"""
            {"type":"{{{type}}}","data":{"id":"{{{id}}}","reference_id":"{{{call}}}","tm_create":"{{{now}}}",
            "tm_update":"{{{now}}}",{{{members}}} }}
            """));
        using var answer = await fixture.Server.Http.PostAsync(new Uri("/v1/webhooks", UriKind.Relative), body);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private async Task<JsonElement> Read(string path) =>
        JsonElement.Parse(await fixture.Server.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
}
