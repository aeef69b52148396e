using System.Net;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class ListTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(10);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private readonly HttpClient http = fixture.Server.Http;

    [Fact]
    public async Task A_list_holds_states_as_they_are_by_id_the_one_that_changed_last_first()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await Send(first, 0, 1);
        await Send(second, 0);
        await Send(first, 2);

        var listed = await List("calls?page_size=2", await LastPosition(first));

        Assert.Equal([first.ToString(), second.ToString()], listed.Select(state => state.Text("id")));
        foreach (var state in listed)
        {
            var byId = await http.GetAsync($"/v1/calls/{state.Text("id")}").Json();
            Assert.Equal(byId.GetRawText(), state.GetRawText());
        }
    }

    [Fact]
    public async Task Filters_let_through_what_they_name_in_the_words_of_either_era()
    {
        var reference = Guid.NewGuid();
        var (waiting, served, abandoned) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await SendQueuecall(waiting, "queuecall_waiting", "wait", reference, Now.AddHours(-5));
        await SendQueuecall(served, "queuecall_serviced", "service", reference, Now);
        await SendQueuecall(abandoned, "queuecall_abandoned", "abandoned", reference, Now);
        var state = await http.GetAsync($"/v1/queuecalls/{served}").Json();
        await List($"queuecalls?reference_id={reference}", await LastPosition(abandoned, "queuecalls"));

        var moment = Uri.EscapeDataString(state.Text("received_at")!);
        (string Filter, Guid[] Passed)[] expected =
        [
            ("", [abandoned, served, waiting]),
            ("&status=wait", [waiting]),
            ("&status=service,waiting", [served, waiting]),
            ("&status=initiating", []),
            ("&status=a-word-of-tomorrow", []),
            ("&ended=true", [abandoned]),
            ("&ended=false", [served, waiting]),
            ("&deleted=true", []),
            ("&deleted=false&status=abandoned", [abandoned]),
            ("&overdue=true", [waiting]),
            ("&overdue=false", [abandoned, served]),
            ($"&updated_after={moment}", [abandoned]),
            ("&updated_after=2020-01-01T00:00:00Z", [abandoned, served, waiting]),
        ];
        foreach (var (filter, passed) in expected)
        {
            var listed = await List($"queuecalls?reference_id={reference}{filter}");
            Assert.Equal((filter, string.Join(' ', passed)), (filter, string.Join(' ', listed.Select(Id))));
        }

        Assert.Empty(await List($"activeflows?reference_id={reference}"));
    }

    [Fact]
    public async Task A_walk_by_token_meets_each_call_once_and_a_token_fits_its_own_list_only()
    {
        var calls = Enumerable.Range(0, 25).Select(_ => Guid.NewGuid()).ToList();
        foreach (var call in calls)
        {
            await Send(call, 0);
        }

        await List("calls", await LastPosition(calls[^1]));
        var (met, token, path) = (new List<Guid>(), "", "/v1/calls?status=dialing,ringing&page_size=7");
        do
        {
            var page = await http.GetAsync(token is "" ? path : $"{path}&page_token={token}").Json();
            met.AddRange(page.GetProperty("result").EnumerateArray().Select(Id));
            var next = page.Text("next_page_token");
            string[] others = ["calls?status=dialing", "calls?status=dialing,ringing&ended=false", "agents?"];
            foreach (var other in others)
            {
                await AssertRefused($"{other}&page_token={next ?? token}", "page_token_mismatch");
            }

            token = next;
        }
        while (token is not null);

        Assert.Equal(calls.AsEnumerable().Reverse(), met.Where(calls.Contains));
    }

    [Theory]
    [InlineData("calls?ended=yes")]
    [InlineData("calls?deleted=")]
    [InlineData("calls?overdue=1")]
    [InlineData("calls?status=")]
    [InlineData("calls?reference_id=5371e9db")]
    [InlineData("calls?updated_after=yesterday")]
    [InlineData("calls?updated_after=")]
    [InlineData("calls?page_size=0")]
    [InlineData("calls?page_size=1001")]
    [InlineData("calls?page_token=!")]
    [InlineData("calls?page_token=AAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("calls?page_token=AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("calls?page_token=AAAA%20AAAAAAAAAAAAAAAAAA")]
    public async Task A_parameter_that_cannot_be_read_is_refused(string path) =>
        await AssertRefused(path, "invalid_parameter");

    [Fact]
    public async Task A_kind_that_is_none_is_not_found()
    {
        using var response = await http.GetAsync("/v1/conferences");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_feed_tells_in_a_few_numbers_whether_anything_arrives()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var empty = await server.Http.GetAsync("/v1/feed").Json();
        var call = Guid.NewGuid();
        foreach (var step in new[] { 0, 1, 1 })
        {
            using var body = CallBodies.Step(call, step);
            await server.Http.PostAsync("/v1/webhooks", body);
        }

        using var unmodelled = new StringContent("""{"type":"recording_started","data":{}}""");
        await server.Http.PostAsync("/v1/webhooks", unmodelled);
        var feed = await server.Http.GetAsync("/v1/feed").Json();

        Assert.Equal("""{"oldest":null,"head":"0","last_received_at":null,"events_by_type":{}}""", empty.GetRawText());
        Assert.Equal(("1", "3"), (feed.Text("oldest"), feed.Text("head")));
        Assert.Equal(
            ["call_created 1", "call_ringing 1", "recording_started 1"],
            feed.GetProperty("events_by_type").EnumerateObject().Select(type => $"{type.Name} {type.Value}").Order());
        Assert.InRange(
            feed.GetProperty("last_received_at").GetDateTimeOffset(),
            Now.AddMinutes(-5), Now);
    }

    private static Guid Id(JsonElement state) => state.GetProperty("id").GetGuid();

    private static long Position(JsonElement state) => long.Parse(state.Text("position")!);

    private async Task AssertRefused(string path, string code)
    {
        using var response = await http.GetAsync($"/v1/{path}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await Task.FromResult(response).Json()).Text("code"));
    }

    // a list may lag a commit: it is asked until it has come to a position
    private async Task<List<JsonElement>> List(string path, long upTo = 0)
    {
        using var limit = new CancellationTokenSource(LongestLag);
        while (true)
        {
            var page = await http.GetAsync($"/v1/{path}", limit.Token).Json();
            var states = page.GetProperty("result").EnumerateArray().ToList();
            if (upTo == 0 || (states.Count > 0 && Position(states[0]) >= upTo))
            {
                return states;
            }
        }
    }

    private async Task<long> LastPosition(Guid id, string kind = "calls") =>
        Position(await http.GetAsync($"/v1/{kind}/{id}").Json());

    private async Task Send(Guid call, params int[] steps)
    {
        foreach (var step in steps)
        {
            using var body = CallBodies.Step(call, step);
            using var answer = await http.PostAsync("/v1/webhooks", body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private async Task SendQueuecall(Guid id, string type, string status, Guid reference, DateTimeOffset created)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new
        {
            type,
            data = new { id, status, reference_id = reference, tm_create = created },
        }));
        await http.PostAsync("/v1/webhooks", body);
    }
}
