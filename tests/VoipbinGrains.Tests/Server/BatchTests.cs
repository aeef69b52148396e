using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class BatchTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = fixture.Server.Http;

    [Fact]
    public async Task Each_line_is_answered_in_its_order_and_the_events_of_one_call_keep_theirs()
    {
        Guid[] calls = [.. Enumerable.Range(0, 40).Select(_ => Guid.NewGuid())];
        var steps = Enumerable.Range(0, CallBodies.Steps).SelectMany(step => calls.Select(call => (call, step)));

        var answers = await Post(string.Concat(steps.Select(line => CallBodies.Line(line.call, line.step))));

        Assert.Equal(
            steps.Select(line => ($"{line.call}", "applied", line.step + 1)),
            answers.Select(answer => (answer.Text("id")!, answer.Text("outcome")!, answer.Number("version"))));
        var again = await Post(CallBodies.Line(calls[0], 5) + CallBodies.Line(calls[0], 0).TrimEnd());
        Assert.All(again, answer => Assert.Equal("duplicate", answer.Text("outcome")));
        Assert.Equal(answers[^calls.Length].Text("position"), again[0].Text("position"));
    }

    [Fact]
    public async Task Each_line_that_is_no_event_is_told_why_and_kept_nowhere()
    {
        var call = Guid.NewGuid();
        var quarantined = (await http.GetAsync("/v1/quarantine").Json()).GetProperty("result").GetArrayLength();
        var batch = string.Join("\r\n",
            "", "{", "[]", """{"type":"call_created","data":{}}""", " ",
            """{"type":"call_created","data":{"id":"x"}}""",
            new string('x', (1024 * 1024) + 1), """{"type":"recording_started","data":{}}""", CallBodies.Line(call, 0));

        var answers = await Post(batch);

        Assert.Equal(
            [(2, 400, "not_json"), (3, 400, "not_an_envelope"), (4, 400, "id_missing"), (6, 400, "id_not_uuid"),
                (7, 413, "too_large")],
            answers.SkipLast(2)
                .Select(answer => (answer.Number("line"), answer.Number("status"), answer.Text("code")!)));
        Assert.All(answers.SkipLast(2), answer => Assert.NotEqual("", answer.Text("detail")));
        Assert.Equal(["stored", "applied"], answers.TakeLast(2).Select(answer => answer.Text("outcome")));
        var kept = await http.GetAsync("/v1/quarantine").Json();
        Assert.Equal(quarantined, kept.GetProperty("result").GetArrayLength());
    }

    [Theory]
    [InlineData("/v1/webhooks/batch", "application/json", HttpStatusCode.UnsupportedMediaType, "invalid_parameter")]
    [InlineData("/v1/webhooks/batch", null, HttpStatusCode.UnsupportedMediaType, "invalid_parameter")]
    [InlineData("/v1/webhooks/nobody/batch", "application/x-ndjson", HttpStatusCode.Unauthorized, "unauthorized")]
    [InlineData("/v1/webhooks/batch/batch", "application/x-ndjson", HttpStatusCode.Unauthorized, "unauthorized")]
    public async Task What_is_no_batch_or_a_strangers_is_refused_as_a_whole(
        string path, string? type, HttpStatusCode status, string code)
    {
        using var response = await http.PostAsync(path, Content(CallBodies.Line(Guid.NewGuid(), 0), type));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (await Task.FromResult(response).Json()).Text("code"));
    }

    [Fact]
    public async Task A_batch_that_declares_more_than_sixty_four_mebibytes_is_refused_at_once()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/webhooks/batch");
        request.Content = Content(new string(' ', (64 * 1024 * 1024) + 1), "application/x-ndjson");
        request.Headers.ExpectContinue = true;

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("too_large", (await Task.FromResult(response).Json()).Text("code"));
    }

    [Fact]
    public async Task Of_more_than_ten_thousand_lines_those_before_are_recorded_and_the_first_beyond_is_told()
    {
        var call = Guid.NewGuid();
        var full = string.Concat(Enumerable.Repeat("[]\n", 9_999)) + CallBodies.Line(call, 0);

        var answers = await Post($"{full}[]\n[]\n");

        Assert.Equal(10_001, answers.Count);
        Assert.Equal("applied", answers[9_999].Text("outcome"));
        Assert.Equal((10_001, "too_large"), (answers[^1].Number("line"), answers[^1].Text("code")));
    }

    [Fact]
    public async Task A_sender_that_sends_everything_before_it_reads_is_answered_all_the_same()
    {
        // its answers tell the id and so are as long, more than all that lies between the two can hold
        const int Lines = 3_000;
        var id = new string('x', 5_000);
        var line = $$$"""{"type":"recording_started","data":{"id":"{{{id}}}"}}""" + "\n";
        using var batch = await BatchConnection.Open(fixture.Server, line.Length * Lines);
        for (var sent = 0; sent < Lines; sent++)
        {
            await batch.Send(line).WaitAsync(Patience);
        }

        for (var read = 0; read < Lines; read++)
        {
            Assert.Equal(id, (await batch.Next())!.Value.Text("id"));
        }

        Assert.Null(await batch.Next());
    }

    [Fact]
    public async Task An_answer_does_not_wait_for_the_lines_to_come()
    {
        using var batch = await BatchConnection.Open(fixture.Server, 100_000);
        for (var step = 0; step < CallBodies.Steps; step++)
        {
            await batch.Send(CallBodies.Line(Guid.NewGuid(), step));
            Assert.Equal("applied", (await batch.Next().WaitAsync(Patience))!.Value.Text("outcome"));
        }
    }

    private Task<List<JsonElement>> Post(string batch) =>
        http.PostAsync("/v1/webhooks/batch", Content(batch, "application/x-ndjson; charset=utf-8")).Lines();

    private static ByteArrayContent Content(string batch, string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(batch));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
