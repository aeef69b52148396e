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
