using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class StoppedBatchTests
{
    private const long Longest = 64 * 1024 * 1024;

    [Fact]
    public async Task What_was_answered_of_a_batch_is_there_when_the_server_was_killed_amid_it()
    {
        using var folder = new TemporaryFolder();
        var answered = new List<JsonElement>();
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            using var batch = await BatchConnection.Open(server, Longest);
            var sending = SendUntilCut(batch);
            while (answered.Count < 700 && await batch.Next() is { } answer)
            {
                answered.Add(answer);
            }

            await server.Kill();
            await sending;
        }

        await using var survivor = await ServerProcess.Start(folder.Path);
        foreach (var answer in answered)
        {
            var call = await survivor.Http.GetAsync($"/v1/calls/{answer.Text("id")}").Json();
            Assert.Equal((1, answer.Text("position")), (call.Number("version"), call.Text("position")));
        }
    }

    [Fact]
    public async Task A_server_that_stops_answers_what_it_has_taken_and_tells_of_the_rest_that_it_is_not_durable()
    {
        using var folder = new TemporaryFolder();
        var answers = new List<JsonElement>();
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            using var batch = await BatchConnection.Open(server, Longest);
            await batch.Send(CallBodies.Line(Guid.NewGuid(), 0));
            answers.Add((await batch.Next())!.Value);
            var stopped = server.Terminate();
            while (answers[^1].Text("outcome") is "applied")
            {
                await batch.Send(CallBodies.Line(Guid.NewGuid(), 0));
                answers.Add((await batch.Next())!.Value);
            }

            var last = await batch.Next();
            Assert.Equal($$"""{"outcome":"failed","code":"not_durable","line":{{answers.Count}}}""", $"{answers[^1]}");
            Assert.Equal($$"""{"outcome":"failed","code":"not_durable","line":{{answers.Count + 1}}}""", $"{last}");
            Assert.True(await stopped < TimeSpan.FromSeconds(30));
            Assert.Equal(0, server.ExitCode);
        }

        await using var again = await ServerProcess.Start(folder.Path);
        foreach (var answer in answers.SkipLast(1))
        {
            var call = await again.Http.GetAsync($"/v1/calls/{answer.Text("id")}").Json();
            Assert.Equal(answer.Text("position"), call.Text("position"));
        }
    }

    private static async Task SendUntilCut(BatchConnection batch)
    {
        try
        {
            while (true)
            {
                await batch.Send(CallBodies.Line(Guid.NewGuid(), 0));
            }
        }
        catch (IOException)
        {
            // killed
        }
    }
}
