using System.Net;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class WithdrawalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_operator_withdraws_an_event_and_everybody_agrees_also_after_the_server_was_killed()
    {
        var call = Guid.NewGuid();
        string? hangup;
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            await Send(server, call, 1);
            hangup = (await Send(server, call, 5)).Text("position");
            using var stream = await EventStream.Open(server, "/v1/stream?after=0");
            await stream.Take(2);

            var answer = await Withdraw(server, $"{call}/events/{hangup}?reason=Sent%20by%20mistake&erase=true");
            Assert.Equal((HttpStatusCode.OK, "withdrawn", 3),
                (answer.Status, answer.Answer.Text("outcome"), answer.Answer.Number("version")));
            var frame = (await stream.Until("change"))[^1];
            Assert.Equal(
                ("withdrawn", "hangup", "ringing", "ringing", answer.Answer.Text("position")),
                (frame.Data.Text("outcome"), frame.Data.Text("previous_status"), frame.Data.Text("status"),
                    frame.Data.GetProperty("data").Text("status"), frame.LastId));
            await AssertWithdrawn(server, call);
            await server.Kill();
        }

        await using var again = await ServerProcess.Start(folder.Path);
        await AssertWithdrawn(again, call);
        Assert.Equal("duplicate", (await Send(again, call, 5)).Text("outcome"));
        Assert.Equal("applied", (await Send(again, call, 2)).Text("outcome"));
        using var replay = await EventStream.Open(again, "/v1/stream?after=0");
        var told = await replay.Take(4);
        Assert.Equal(
            ["ringing", "hangup", "ringing", "progressing"], told.Select(one => one.Data.Text("status")));
        Assert.Equal("{}", told[1].Data.GetProperty("data").GetRawText());
        var note = (await again.Http.GetAsync("/v1/audit").Json()).GetProperty("result")[0];
        Assert.Equal(
            ("withdraw_and_erase", $"call {call} event {hangup}"), (note.Text("action"), note.Text("subject")));
    }

    [Fact]
    public async Task What_is_no_event_or_is_asked_for_without_a_reason_is_told_so_and_changes_nothing()
    {
        var call = Guid.NewGuid();
        await using var server = await ServerProcess.Start(folder.Path);
        var position = (await Send(server, call, 1)).Text("position");

        Assert.Equal(HttpStatusCode.BadRequest, (await Withdraw(server, $"{call}/events/{position}")).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await Withdraw(server, $"{call}/events/{position}?reason=a%0Ab")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Withdraw(server, $"{call}/events/x?reason=x")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Withdraw(server, $"{call}/events/99?reason=x")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await Withdraw(server, $"{Guid.NewGuid()}/events/1?reason=x")).Status);

        Assert.Equal(1, (await server.Http.GetAsync($"/v1/calls/{call}").Json()).Number("version"));
    }

    private static async Task AssertWithdrawn(ServerProcess server, Guid call)
    {
        var state = await server.Http.GetAsync($"/v1/calls/{call}").Json();
        Assert.Equal(
            ("ringing", false, 3),
            (state.Text("status"), state.GetProperty("ended").GetBoolean(), state.Number("version")));
        var history = (await server.Http.GetAsync($"/v1/calls/{call}/events").Json()).GetProperty("result");
        Assert.Equal(
            ["withdrawal", "applied", "applied"], history.EnumerateArray().Select(one => one.Text("disposition")));
        Assert.Equal("It withdraws version 2: Sent by mistake", history[0].Text("reason"));
        Assert.Equal((3, "{}"), (history[2].Number("withdrawn_by"), history[2].GetProperty("data").GetRawText()));
        var listed = await server.Http.GetAsync("/v1/calls?status=ringing&ended=false").Json();
        while (listed.GetProperty("result").GetArrayLength() == 0)
        {
            listed = await server.Http.GetAsync("/v1/calls?status=ringing&ended=false").Json();
        }

        Assert.Equal($"{call}", Assert.Single(listed.GetProperty("result").EnumerateArray()).Text("id"));
    }

    private static async Task<JsonElement> Send(ServerProcess server, Guid call, int step)
    {
        using var body = CallBodies.Step(call, step);
        return await server.Http.PostAsync("/v1/webhooks", body).Json();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Withdraw(ServerProcess server, string path)
    {
        using var response = await server.Http.DeleteAsync($"/v1/calls/{path}");
        return (response.StatusCode, await Task.FromResult(response).Json());
    }
}
