using System.Diagnostics;
using System.Net;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.SystemTests;

/// <summary>The program started, as a supervisor starts it, while its disk is still full.</summary>
public sealed class FullDiskStartTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private readonly SmallDisk disk = new();
    private readonly Guid call = Guid.NewGuid();

    public enum Before
    {
        Nothing,
        Killed,
        Stopped,
    }

    public void Dispose()
    {
        disk.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(Before.Nothing, true)]
    [InlineData(Before.Killed, true)]
    [InlineData(Before.Killed, false)]
    [InlineData(Before.Stopped, true)]
    [InlineData(Before.Stopped, false)]
    public async Task It_answers_503_and_says_why_until_there_is_room_and_has_all_that_was_acknowledged_before(
        Before before, bool spoolIsThereToo)
    {
        var spool = spoolIsThereToo ? disk.File("spool") : folder.File("spool");
        var settings = Settings(disk.File("voipbin.db"), spool);
        var acknowledged = before is Before.Nothing ? 0 : await Live(settings, before);
        disk.Fill();

        await using var server = ServerProcess.Launch(folder.Path, settings);
        await UntilReadinessSays(server, "its disk is full; tried again each second: make room.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Send(server, 3));
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/livez")).StatusCode);
        disk.MakeRoom();
        await server.Ready();

        await UntilReadinessSays(server, "\"reasons\":[],\"spool\":{\"webhooks\":0,");
        Assert.Equal(acknowledged, await Recorded(server));
        foreach (var step in Enumerable.Range(0, 4))
        {
            Assert.Equal(HttpStatusCode.OK, await Send(server, step));
        }

        Assert.Equal(4, await Recorded(server));
        Assert.Single(server.Output.Split('\n'), line => line.Contains("is full", StringComparison.Ordinal)
            && line.Contains("voipbin.db", StringComparison.Ordinal));
        await server.Terminate();
        SqliteFiles.MustBeSound(disk.File("voipbin.db"), folder);
        SqliteFiles.MustBeSound(Path.Combine(spool, "spool.db"), folder);
    }

    [Fact]
    public async Task With_only_the_spools_disk_full_webhooks_are_taken_and_the_spool_is_made_when_there_is_room()
    {
        var (store, spool) = (folder.File("voipbin.db"), disk.File("spool"));
        disk.Fill();

        await using var server = await ServerProcess.Start(folder.Path, Settings(store, spool));
        Assert.Equal(HttpStatusCode.OK, await Send(server, 0));
        await UntilReadinessSays(server, "The spool cannot be written");
        disk.MakeRoom();
        await UntilReadinessSays(server, "\"reasons\":[]");

        Assert.Equal(HttpStatusCode.OK, await Send(server, 1));
        Assert.Contains("The spool can be written again", server.Output, StringComparison.Ordinal);
        await server.Terminate();
        SqliteFiles.MustBeSound(Path.Combine(spool, "spool.db"), folder);
    }

    private static string[] Settings(string store, string spool) =>
        [$"--Storage:Path={store}", $"--Spool:Path={spool}"];

    // two events are recorded, and a third spooled if the spool's disk takes it
    private async Task<int> Live(string[] settings, Before end)
    {
        await using var server = await ServerProcess.Start(folder.Path, settings);
        Assert.Equal(HttpStatusCode.OK, await Send(server, 0));
        Assert.Equal(HttpStatusCode.OK, await Send(server, 1));
        disk.Fill();
        var answer = await Send(server, 2);
        await (end is Before.Killed ? server.Kill() : server.Terminate());
        return answer is HttpStatusCode.Accepted ? 3 : 2;
    }

    private static async Task UntilReadinessSays(ServerProcess server, string text)
    {
        var patience = Stopwatch.StartNew();
        for (var told = ""; !told.Contains(text, StringComparison.Ordinal); told = await Readiness(server))
        {
            Assert.True(patience.Elapsed < Patience, $"{told} {server.Output}");
        }
    }

    private static async Task<string> Readiness(ServerProcess server)
    {
        try
        {
            using var response = await server.Http.GetAsync("/readyz");
            return await response.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            return "It does not listen yet.";
        }
    }

    private async Task<HttpStatusCode> Send(ServerProcess server, int step)
    {
        using var body = CallBodies.Step(call, step);
        using var answer = await server.Http.PostAsync("/v1/webhooks", body);
        return answer.StatusCode;
    }

    private async Task<int> Recorded(ServerProcess server)
    {
        using var response = await server.Http.GetAsync($"/v1/calls/{call}/events");
        return response.StatusCode is HttpStatusCode.NotFound
            ? 0
            : (await Task.FromResult(response).Json()).GetProperty("result").GetArrayLength();
    }
}
