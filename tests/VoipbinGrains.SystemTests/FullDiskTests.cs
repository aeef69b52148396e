using System.Diagnostics;
using System.Net;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.SystemTests;

public sealed class FullDiskTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private readonly SmallDisk disk = new();
    private readonly Guid[] calls = [.. Enumerable.Range(0, 40).Select(_ => Guid.NewGuid())];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_comes_while_the_stores_disk_is_full_is_spooled_and_applied_later_by_itself(bool killed)
    {
        var spool = folder.File("spool");
        await using (var server = await Start(spool))
        {
            Assert.All(await Send(server, 0, 1), status => Assert.Equal(HttpStatusCode.OK, status));
            disk.Fill();
            Assert.All(await Send(server, 2, 3), status => Assert.Equal(HttpStatusCode.Accepted, status));
            if (killed)
            {
                await server.Kill();
            }

            disk.MakeRoom();
            if (!killed)
            {
                await MustRecover(server);
            }
        }

        if (killed)
        {
            await using var again = await Start(spool);
            await MustRecover(again);
        }

        MustBeSound(spool);

        async Task MustRecover(ServerProcess server)
        {
            await Recovery(server);
            await MustHave(server, events: 4);
            Assert.All(await Send(server, 4), status => Assert.Equal(HttpStatusCode.OK, status));
            await MustHave(server, events: 5);
            await server.Terminate();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_the_disk_of_store_and_spool_is_full_webhooks_are_503_and_none_before_is_lost(bool killed)
    {
        var spool = disk.File("spool");
        await using (var server = await Start(spool))
        {
            Assert.All(await Send(server, 0, 1), status => Assert.Equal(HttpStatusCode.OK, status));
            disk.Fill();
            Assert.All(await Send(server, 2, 3), status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
            using var more = CallBodies.Step(calls[0], 4);
            var refusal = await server.Http.PostAsync("/v1/webhooks", more).Json();
            Assert.Equal("The event could not be made durable. Send it again.", refusal.Text("detail"));
            Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/livez")).StatusCode);
            await MustHave(server, events: 2);
            if (killed)
            {
                await server.Kill();
            }
            else
            {
                disk.MakeRoom();
                await Recovery(server);
                await SendAgain(server);
                await server.Terminate();
            }
        }

        MustBeSound(spool);
        if (killed)
        {
            disk.MakeRoom();
            await using var again = await Start(spool);
            await MustHave(again, events: 2);
            await SendAgain(again);
            await again.Terminate();
            MustBeSound(spool);
        }
    }

    public void Dispose()
    {
        disk.Dispose();
        folder.Dispose();
    }

    private static async Task Recovery(ServerProcess server)
    {
        var patience = Stopwatch.StartNew();
        while (await NotReady(server) is { } reason)
        {
            Assert.True(patience.Elapsed < Patience, reason);
            await Task.Delay(50);
        }
    }

    // the reasons, or what is spooled
    private static async Task<string?> NotReady(ServerProcess server)
    {
        var told = await server.Http.GetAsync("/readyz").Json();
        return told.Text("status") == "ok" && told.GetProperty("spool").Number("webhooks") == 0
            ? null
            : told.GetRawText();
    }

    private Task<ServerProcess> Start(string spool) => ServerProcess.Start(
        folder.Path, $"--Storage:Path={disk.File("voipbin.db")}", $"--Spool:Path={spool}");

    // what a sender does that was answered 503
    private async Task SendAgain(ServerProcess server)
    {
        Assert.All(await Send(server, 2, 3), status => Assert.Equal(HttpStatusCode.OK, status));
        await MustHave(server, events: 4);
    }

    private async Task<HttpStatusCode[]> Send(ServerProcess server, params int[] steps) =>
        await Task.WhenAll(calls.SelectMany(call => steps.Select(async step =>
        {
            using var body = CallBodies.Step(call, step);
            using var answer = await server.Http.PostAsync("/v1/webhooks", body);
            return answer.StatusCode;
        })));

    private async Task MustHave(ServerProcess server, int events)
    {
        foreach (var call in calls)
        {
            var history = await server.Http.GetAsync($"/v1/calls/{call}/events").Json();
            var recorded = history.GetProperty("result").EnumerateArray().ToArray();

            Assert.Equal(events, recorded.DistinctBy(entry => entry.Text("event")).Count());
            Assert.Equal(
                Enumerable.Range(1, events), recorded.Select(entry => entry.Number("version")).Order());
        }
    }

    private void MustBeSound(string spool)
    {
        SqliteFiles.MustBeSound(disk.File("voipbin.db"), folder);
        SqliteFiles.MustBeSound(Path.Combine(spool, "spool.db"), folder);
    }
}
