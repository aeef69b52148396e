using System.Collections.Concurrent;
using System.Net;

namespace VoipbinGrains.Tests.Server;

public sealed class KillTests
{
    private const int Kills = 20;
    private const int Senders = 16;

    [Fact]
    public async Task What_was_acknowledged_survives_twenty_kills_at_random_moments_under_load()
    {
        using var folder = new TemporaryFolder();
        var moment = new Random(Seed: 20);
        var acknowledged = new ConcurrentDictionary<(Guid Call, int Version), string>();

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await ServerProcess.Start(folder.Path);
            await SendUntilKilled(server, acknowledged, acknowledgements: moment.Next(20, 400));
        }

        await using var survivor = await ServerProcess.Start(folder.Path);
        Assert.True(acknowledged.Count > Kills * 20);
        foreach (var call in acknowledged.GroupBy(entry => entry.Key.Call))
        {
            var history = await survivor.Http.GetAsync($"/v1/calls/{call.Key}/events").Json();
            var recorded = history.GetProperty("result").EnumerateArray()
                .ToDictionary(entry => entry.Number("version"), entry => entry.Text("position")!);

            Assert.Equal(Enumerable.Range(1, recorded.Count), recorded.Keys.Order());
            Assert.All(call, entry => Assert.Equal(recorded[entry.Key.Version], entry.Value));
        }
    }

    private static async Task SendUntilKilled(
        ServerProcess server, ConcurrentDictionary<(Guid, int), string> acknowledged, int acknowledgements)
    {
        var until = acknowledged.Count + acknowledgements;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, Senders).Select(_ => Send()).ToArray();
        await reached.Task;
        await server.Kill();
        await Task.WhenAll(senders);

        async Task Send()
        {
            try
            {
                while (true)
                {
                    var call = Guid.NewGuid();
                    for (var step = 0; step < CallBodies.Steps; step++)
                    {
                        using var body = CallBodies.Step(call, step);
                        using var response = await server.Http.PostAsync("/v1/webhooks", body);
                        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                        var answer = await Task.FromResult(response).Json();
                        acknowledged[(call, answer.Number("version"))] = answer.Text("position")!;
                        if (acknowledged.Count >= until)
                        {
                            reached.TrySetResult();
                        }
                    }
                }
            }
            catch (HttpRequestException)
            {
                // killed
            }
        }
    }
}
