using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class LockedStoreTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_comes_while_the_store_is_locked_is_spooled_and_applied_by_itself_after_a_kill_too()
    {
        using var folder = new TemporaryFolder();
        var calls = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(calls[0], 0));
            using var other = HeldStore.ForWriting(folder);

            var answers = await Task.WhenAll(calls.Select(call => server.Http.PostAsync(
                "/v1/webhooks", CallBodies.Step(call, 1))));
            var told = await answers[0].Content.ReadAsStringAsync();
            using var odd = new StringContent("{");
            var rejected = await server.Http.PostAsync("/v1/webhooks", odd);

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
            Assert.Equal(
                $$"""{"outcome":"spooled","resource":"call","id":"{{calls[0]}}","version":null,"position":null}""",
                told);
            Assert.Equal(HttpStatusCode.BadRequest, rejected.StatusCode);
            Assert.Equal("21", (await Ready(server)).GetProperty("spool").GetProperty("webhooks").GetRawText());
            await server.Kill();
        }

        await using var again = await ServerProcess.Start(folder.Path);
        await Until(async () => (await Ready(again)).GetProperty("spool").GetProperty("webhooks").GetInt64() == 0);

        foreach (var call in calls)
        {
            Assert.Equal("ringing", (await again.Http.GetAsync($"/v1/calls/{call}").Json()).Text("status"));
        }

        Assert.Equal(1, (await again.Http.GetAsync("/v1/quarantine").Json()).GetProperty("result").GetArrayLength());
    }

    private static Task<JsonElement> Ready(ServerProcess server) =>
        server.Http.GetAsync("/readyz").Json();

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(patience.Elapsed < Patience, "It did not come to be.");
            await Task.Delay(20);
        }
    }
}
