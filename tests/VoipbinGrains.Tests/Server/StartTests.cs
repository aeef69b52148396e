using System.Diagnostics;
using System.Net;

namespace VoipbinGrains.Tests.Server;

public sealed class StartTests
{
    [Fact]
    public async Task The_listener_is_open_before_the_store_is_and_asks_to_send_again()
    {
        using var folder = new TemporaryFolder();
        await using var server = ServerProcess.Launch(folder.Path);

        var refusals = new List<HttpStatusCode>();
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await TryPost(server) is { } answered)
            {
                if (answered.StatusCode is HttpStatusCode.OK)
                {
                    break;
                }

                refusals.Add(answered.StatusCode);
                Assert.Equal("1", answered.Headers.RetryAfter!.ToString());
            }
        }

        Assert.All(refusals, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        Assert.NotEmpty(refusals);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"The first webhook was taken after {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_refuses_to_start_and_says_why()
    {
        using var folder = new TemporaryFolder();
        await using var first = await ServerProcess.Start(folder.Path);
        await using var second = ServerProcess.Launch(folder.Path);

        Assert.Equal(1, await second.Exit());
        Assert.Single(second.Output.Split('\n'), line => line.Contains("Not started.", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await first.Http.GetAsync("/readyz")).StatusCode);
    }

    [Fact]
    public async Task A_stopped_server_is_gone_within_thirty_seconds_and_knows_everything_when_it_is_back()
    {
        using var folder = new TemporaryFolder();
        var call = Guid.NewGuid();
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(call, 0));
            Assert.True(await server.Terminate() < TimeSpan.FromSeconds(30));
            Assert.Equal(0, server.ExitCode);
        }

        await using var again = await ServerProcess.Start(folder.Path);
        Assert.Equal("dialing", (await again.Http.GetAsync($"/v1/calls/{call}").Json()).Text("status"));
    }

    private static async Task<HttpResponseMessage?> TryPost(ServerProcess server)
    {
        try
        {
            return await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(Guid.NewGuid(), 0));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
