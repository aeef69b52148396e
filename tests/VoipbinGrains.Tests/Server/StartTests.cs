using System.Diagnostics;
using System.Net;

namespace VoipbinGrains.Tests.Server;

public sealed class StartTests
{
    [Fact]
    public async Task The_listener_is_open_before_the_store_is_and_asks_to_send_again()
    {
        using var folder = new TemporaryFolder();
        await using (await ServerProcess.Start(folder.Path))
        {
            // makes the file
        }

        using var holder = HeldStore.Wholly(folder);
        await using var server = ServerProcess.Launch(folder.Path);
        var refused = await Post(server, until: HttpStatusCode.ServiceUnavailable);
        holder.Dispose();

        Assert.Equal("1", refused.Headers.RetryAfter!.ToString());
        Assert.Equal("not_durable", (await Task.FromResult(refused).Json()).Text("code"));
        await Post(server, until: HttpStatusCode.OK);
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

    [Theory]
    [InlineData("--Storage:Provider=Foo", "Storage:Provider")]
    [InlineData("--Storage:Path=links", "Storage:Path")]
    [InlineData("--Storage:Path=links/link.db", "Storage:Path")]
    [InlineData("--Storage:RetainDays=-1", "Storage:RetainDays")]
    [InlineData("--Storage:RetainDays=long", "Storage:RetainDays")]
    [InlineData("--Tenants:BAD_NAME:Signature=off", "Tenants:BAD_NAME")]
    [InlineData("--Tenants:acme:Signature=maybe", "Tenants:acme:Signature")]
    [InlineData("--Tenants:acme:ApiKeys:0:Sha256=my-own-key", "Tenants:acme:ApiKeys:0:Sha256")]
    [InlineData("--Overdue:Call=-1", "Overdue")]
    [InlineData("--Overdue:Call=soon", "Overdue:Call")]
    [InlineData("--Urls=nowhere", "set Urls")]
    [InlineData("--Api:ReadUrls=nowhere", "Api:ReadUrls")]
    [InlineData("--Api:ReadUrls=http://localhost:0", "Api:ReadUrls")]
    [InlineData("--ConnectionStrings:voipbin=Host=db", "Storage:Provider")]
    [InlineData("--Orleans:Clustering:ProviderType=AdoNet", "Storage:Provider")]
    [InlineData("--Orleans:Endpoints:AdvertisedIPAddress=10.0.0.1", "Storage:Provider")]
    [InlineData("--Storage:Provider=Postgres", "ConnectionStrings:voipbin")]
    [InlineData("--Spool:Path=links/link.db", "Spool:Path")]
    [InlineData("--Spool:AfterMs=5000", "Spool:AfterMs")]
    [InlineData("--Orleans:Endpoints:SiloPort=99999", ":SiloPort")]
    public async Task What_cannot_start_as_it_is_set_says_so_in_one_line_that_names_the_setting(
        string setting, string says)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("links"));
        File.CreateSymbolicLink(folder.File("links/link.db"), folder.File("nowhere/voipbin.db"));
        await using var server = ServerProcess.Launch(folder.Path, setting);

        Assert.Equal(1, await server.Exit());
        var lines = server.Output.Split('\n');
        Assert.Contains(says, Assert.Single(lines, line => line.StartsWith("Not started.", StringComparison.Ordinal)));
        Assert.DoesNotContain("another process", server.Output, StringComparison.Ordinal);
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

    private static async Task<HttpResponseMessage> Post(ServerProcess server, HttpStatusCode until)
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                var response = await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(Guid.NewGuid(), 0));
                if (response.StatusCode == until)
                {
                    return response;
                }
            }
            catch (HttpRequestException)
            {
                // not open yet
            }
        }

        throw new TimeoutException($"No {until}. {server.Output}");
    }
}
