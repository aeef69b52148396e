using System.Net;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.PostgresTests.Server;

/// <summary>The program beside a PostgreSQL server of its own.</summary>
public sealed class PostgresOutageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task While_the_database_is_away_webhooks_are_spooled_and_at_start_refused_then_all_are_taken()
    {
        using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        var settings = Postgres.Settings(await postgres.MakeDatabase());
        await postgres.Stop();

        await using (var server = ServerProcess.Launch(folder.Path, settings))
        {
            var call = Guid.NewGuid();
            await Until(server, call, HttpStatusCode.ServiceUnavailable);
            await UntilReadinessSays(server, "cannot be opened");
            await postgres.Start();
            await server.Ready();
            await Until(server, call, HttpStatusCode.OK);

            await postgres.Stop();
            await Until(server, call, HttpStatusCode.Accepted, step: 1);
            await UntilReadinessSays(server, "the database");
            await postgres.Start();
            await Until(server, call, HttpStatusCode.OK, step: 1);

            var state = await server.Http.GetAsync($"/v1/calls/{call}").Json();
            Assert.Equal(("ringing", 2), (state.Text("status"), state.Number("version")));
        }

        await postgres.DisposeAsync();
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    [InlineData("synchronous_commit")]
    public async Task A_server_that_may_lose_what_it_acknowledged_is_refused_unless_that_is_allowed(string setting)
    {
        using var postgres = new PostgresServer([$"-c {setting}=off"]);
        await postgres.InitializeAsync();
        var settings = Postgres.Settings(await postgres.MakeDatabase());

        await using (var refused = ServerProcess.Launch(folder.Path, settings))
        {
            Assert.Equal(1, await refused.Exit());
            var line = Assert.Single(refused.Output.Split('\n'));
            Assert.Contains($"has {setting} off", line, StringComparison.Ordinal);
            Assert.Contains("Storage:AllowUnsafe", line, StringComparison.Ordinal);
        }

        await using (var server = await ServerProcess.Start(folder.Path, [.. settings, "--Storage:AllowUnsafe=true"]))
        {
            Assert.Contains($"has {setting} off", server.Output, StringComparison.Ordinal);
        }

        await postgres.DisposeAsync();
    }

    private static async Task Until(ServerProcess server, Guid call, HttpStatusCode status, int step = 0)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var response =
                    await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(call, step), patience.Token);
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted
                    or HttpStatusCode.ServiceUnavailable);
                if (response.StatusCode == status)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not open yet
            }
        }
    }

    private static async Task UntilReadinessSays(ServerProcess server, string reason)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await Readiness(server, patience.Token)).Contains(reason, StringComparison.OrdinalIgnoreCase))
        {
            await Task.Yield();
        }
    }

    private static async Task<string> Readiness(ServerProcess server, CancellationToken patience)
    {
        using var response = await server.Http.GetAsync("/readyz", patience);
        return await response.Content.ReadAsStringAsync(patience);
    }
}
