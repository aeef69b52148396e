using System.Net;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class StreamTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private readonly ServerProcess server = fixture.Server;

    [Fact]
    public async Task Who_listens_from_now_hears_that_it_is_live_and_then_each_change_once()
    {
        var call = Guid.NewGuid();
        using var stream = await Open($"id={call}");
        var live = await stream.Next();
        await Send(call, 0, 2, 1, 2);

        var frames = await stream.Take(3);

        Assert.Equal("text/event-stream", stream.ContentType);
        Assert.Equal("live", live!.Name);
        Assert.Equal(live.LastId, live.Data.Text("position"));
        Assert.Equal(["change", "change", "late"], frames.Select(frame => frame.Name));
        Assert.Equal([1, 2, 3], frames.Select(frame => frame.Data.Number("version")));
        Assert.All(frames, frame => Assert.Equal(frame.LastId, frame.Data.Text("position")));
    }

    [Fact]
    public async Task A_frame_tells_the_event_and_how_its_resource_stands_after_it()
    {
        var call = Guid.NewGuid();
        using var stream = await Open($"id={call}");
        await Send(call, 0, 2, 1);

        var frames = (await stream.Until("late")).Select(frame => frame.Data).ToList();
        var state = await server.Http.GetAsync($"/v1/calls/{call}").Json();

        var (moved, late) = (frames[^2], frames[^1]);
        Assert.Equal(
            ["position", "resource", "id", "tenant", "version", "event", "outcome", "previous_status", "status",
                "ended", "deleted", "occurred_at", "received_at", "data"],
            moved.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("applied", "call_progressing", "dialing", "progressing"), Told(moved));
        Assert.Equal(("late", "call_ringing", "progressing", "progressing"), Told(late));
        Assert.Equal(state.GetProperty("data").GetRawText(), moved.GetProperty("data").GetRawText());
        Assert.Equal("2026-10-01T10:00:01.123456Z", late.Text("occurred_at"));
        Assert.Equal(state.Text("received_at"), moved.Text("received_at"));
    }

    [Fact]
    public async Task Who_comes_back_with_its_last_id_hears_what_it_missed_and_then_that_it_is_live()
    {
        var call = Guid.NewGuid();
        using var before = await Open($"id={call}");
        await Send(call, 0, 1);
        var last = (await before.Take(3))[^1].LastId!;
        before.Dispose();
        await Send(call, 2, 3);

        using var after = await EventStream.Open(server, $"/v1/stream?id={call}&after=0", last);
        using var asked = await EventStream.Open(server, $"/v1/stream?id={call}&after={last}");

        Assert.Equal([3, 4], (await after.Take(2)).Select(frame => frame.Data.Number("version")));
        Assert.Equal("live", (await after.Next())!.Name);
        Assert.Equal([3, 4], (await asked.Take(2)).Select(frame => frame.Data.Number("version")));
    }

    [Fact]
    public async Task Everything_that_is_retained_is_read_from_zero_without_a_gap()
    {
        var calls = Enumerable.Range(0, 400).Select(_ => Guid.NewGuid()).ToList();
        await Parallel.ForEachAsync(calls, async (call, _) => await Send(call, 0, 1, 5));
        var head = await Head();

        using var stream = await Open("after=0");
        var frames = (await stream.Until("live"))[..^1];

        var positions = frames.Select(frame => long.Parse(frame.Data.Text("position")!)).ToList();
        Assert.Equal(
            Enumerable.Range(1, (int)head).Select(position => (long)position),
            positions.TakeWhile(position => position <= head));
        Assert.All(
            frames.Where(frame => frame.Data.Text("resource") == "call").GroupBy(frame => frame.Data.Text("id")),
            call => Assert.Equal(
                Enumerable.Range(1, call.Count()), call.Select(frame => frame.Data.Number("version"))));
    }

    [Fact]
    public async Task A_board_of_one_status_hears_a_call_come_and_leave()
    {
        var call = Guid.NewGuid();
        using var stream = await Open($"id={call}&status=answered-by-nobody,progressing&resource=call,agent");
        await stream.Next();
        await Send(call, 0, 1, 2, 3, 4, 5);

        var frames = await stream.Take(3);

        Assert.Equal([3, 4, 5], frames.Select(frame => frame.Data.Number("version")));
        Assert.Equal("terminating", frames[^1].Data.Text("status"));
    }

    [Fact]
    public async Task A_status_is_understood_in_the_words_of_2022()
    {
        var queuecall = Guid.NewGuid();
        using var stream = await Open($"id={queuecall}&status=wait");
        await stream.Next();
        using var body = new StringContent(
            $$$"""{"type":"queuecall_created","data":{"id":"{{{queuecall}}}","status":"waiting"}}""");
        await server.Http.PostAsync("/v1/webhooks", body);

        Assert.Equal("waiting", (await stream.Next())!.Data.Text("status"));
    }

    [Fact]
    public async Task An_event_that_is_not_modelled_is_heard_whole()
    {
        using var stream = await Open("resource=unmodelled");
        await stream.Next();
        using var body = new StringContent("""{"type":"recording_started","data":{"id":"one","x":1.0}}""");
        await server.Http.PostAsync("/v1/webhooks", body);

        var frame = (await stream.Next())!;

        Assert.Equal(("late", "unmodelled", "one"), (frame.Name, frame.Data.Text("resource"), frame.Data.Text("id")));
        Assert.Equal(("stored", "recording_started"), (frame.Data.Text("outcome"), frame.Data.Text("event")));
        Assert.Equal("""{"id":"one","x":1.0}""", frame.Data.GetProperty("data").GetRawText());
        Assert.Equal(JsonValueKind.Null, frame.Data.GetProperty("version").ValueKind);
    }

    [Theory]
    [InlineData("after=999999999")]
    [InlineData("after=9223372036854775808")]
    [InlineData("after=-1")]
    [InlineData("after=abc")]
    [InlineData("after=")]
    public async Task Who_asks_for_a_position_that_is_none_is_told_to_read_again(string query)
    {
        using var stream = await Open(query);

        var reset = await stream.Next();

        Assert.Equal("reset", reset!.Name);
        Assert.Null(reset.LastId);
        Assert.Null(await stream.Next());
    }

    [Fact]
    public async Task An_id_that_is_not_modelled_is_told_and_asked_for_in_lower_case()
    {
        const string Id = "ABCDEF00-0000-4111-8222-333344445555";
        using var stream = await Open($"id={Id}");
        await stream.Next();
        using var body = new StringContent($$$"""{"type":"recording_started","data":{"id":"{{{Id}}}"}}""");
        await server.Http.PostAsync("/v1/webhooks", body);

        var heard = (await stream.Next())!.Data;

        Assert.Equal(Id.ToLowerInvariant(), heard.Text("id"));
        Assert.Equal(Id, heard.GetProperty("data").Text("id"));
    }

    [Theory]
    [InlineData("resource=foo")]
    [InlineData("resource=")]
    [InlineData("id=foo")]
    [InlineData("status=a,,b")]
    [InlineData("snapshot=yes")]
    public async Task A_filter_that_cannot_be_read_is_refused(string query)
    {
        using var response = await server.Http.GetAsync($"/v1/stream?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_parameter", (await Task.FromResult(response).Json()).Text("code"));
    }

    private static (string?, string?, string?, string?) Told(JsonElement data) =>
        (data.Text("outcome"), data.Text("event"), data.Text("previous_status"), data.Text("status"));

    private Task<EventStream> Open(string query) => EventStream.Open(server, $"/v1/stream?{query}");

    private async Task<long> Head()
    {
        using var stream = await Open("");
        return long.Parse((await stream.Next())!.LastId!);
    }

    private async Task Send(Guid call, params int[] steps)
    {
        foreach (var step in steps)
        {
            using var body = CallBodies.Step(call, step);
            using var answer = await server.Http.PostAsync("/v1/webhooks", body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
