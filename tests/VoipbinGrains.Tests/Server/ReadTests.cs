using System.Net;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class ReadTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private readonly HttpClient http = fixture.Server.Http;

    [Fact]
    public async Task History_is_told_in_lifecycle_order_whatever_the_order_of_arrival_page_by_page()
    {
        var call = Guid.NewGuid();
        foreach (var step in new[] { 5, 0, 3, 1, 4, 2 })
        {
            await http.PostAsync("/v1/webhooks", CallBodies.Step(call, step));
        }

        var told = new List<JsonElement>();
        var token = "";
        while (token is not null)
        {
            var page = await http.GetAsync($"/v1/calls/{call}/events?page_size=4{token}").Json();
            told.AddRange(page.GetProperty("result").EnumerateArray());
            token = page.Text("next_page_token") is { } next ? $"&page_token={next}" : null;
        }

        Assert.Equal(
            ["call_created", "call_ringing", "call_updated", "call_progressing", "call_terminating", "call_hangup"],
            Sorted(told));
        Assert.Equal([1, 2, 3, 4, 5, 6], told.Select(entry => entry.Number("version")).Order());
        Assert.Equal("applied", told[^1].Text("disposition"));
        Assert.Equal("late", told[0].Text("disposition"));

        // updated and progressing share a rank: their own times decide
        static string[] Sorted(List<JsonElement> told)
        {
            var events = told.Select(entry => entry.Text("event")!).ToArray();
            Assert.Equal("call_progressing", events[2]);
            (events[2], events[3]) = (events[3], events[2]);
            return events;
        }
    }

    [Fact]
    public async Task A_page_token_of_another_resource_is_told_from_one_that_is_none()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var call in new[] { one, other })
        {
            await http.PostAsync("/v1/webhooks", CallBodies.Step(call, 0));
            await http.PostAsync("/v1/webhooks", CallBodies.Step(call, 1));
        }

        var token = (await http.GetAsync($"/v1/calls/{one}/events?page_size=1").Json()).Text("next_page_token");

        Assert.Equal("page_token_mismatch", await Code($"/v1/calls/{other}/events?page_token={token}"));
        Assert.Equal("invalid_parameter", await Code($"/v1/calls/{one}/events?page_token=x"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("many")]
    public async Task A_page_size_out_of_bounds_is_refused(string size)
    {
        using var response = await http.GetAsync($"/v1/calls/{Guid.NewGuid()}/events?page_size={size}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/calls/11111111-1111-1111-1111-111111111111")]
    [InlineData("/v1/calls/11111111-1111-1111-1111-111111111111/events")]
    [InlineData("/v1/calls/00000000-0000-0000-0000-000000000000")]
    [InlineData("/v1/calls/call-123")]
    [InlineData("/v1/calls/+1111111-1111-1111-1111-111111111111")]
    [InlineData("/v1/dogs/11111111-1111-1111-1111-111111111111")]
    [InlineData("/v1/calls/11111111-1111-1111-1111-111111111111?tenant=a/b")]
    [InlineData("/v1/lifecycles/dog")]
    [InlineData("/v1/nothing")]
    [InlineData("/board")]
    public async Task What_is_not_known_is_not_found(string path)
    {
        using var response = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("not_found", (await Task.FromResult(response).Json()).Text("code"));
    }

    [Fact]
    public async Task Reads_are_closed_to_whoever_a_proxy_passes_on()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls/{Guid.NewGuid()}");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_call_that_never_ended_is_overdue_and_an_ended_one_is_not()
    {
        var (open, ended) = (Guid.NewGuid(), Guid.NewGuid());
        await http.PostAsync("/v1/webhooks", CallBodies.Step(open, 2));
        await http.PostAsync("/v1/webhooks", CallBodies.Step(ended, 5));

        Assert.True((await http.GetAsync($"/v1/calls/{open}").Json()).GetProperty("overdue").GetBoolean());
        Assert.False((await http.GetAsync($"/v1/calls/{ended}").Json()).GetProperty("overdue").GetBoolean());
    }

    [Fact]
    public async Task Lifecycles_are_told_as_data_and_as_drawings()
    {
        var call = await http.GetAsync("/v1/lifecycles/call").Json();
        var all = await http.GetAsync("/v1/lifecycles").Json();
        var drawing = await http.GetStringAsync(new Uri("/v1/lifecycles/queuecall.mmd", UriKind.Relative));

        Assert.Equal("hangup", call.GetProperty("terminal_statuses")[0].GetString());
        Assert.Equal(5, all.GetProperty("result").GetArrayLength());
        Assert.StartsWith("stateDiagram-v2", drawing);
        Assert.Contains("connecting --> waiting", drawing);
    }

    [Fact]
    public async Task Health_tells_that_it_lives_and_is_ready()
    {
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/livez")).StatusCode);
        Assert.Equal("ok", (await http.GetAsync("/readyz").Json()).Text("status"));
    }

    private async Task<string?> Code(string path) => (await http.GetAsync(path).Json()).Text("code");
}
