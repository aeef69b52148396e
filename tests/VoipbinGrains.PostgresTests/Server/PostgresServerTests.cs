using System.Net;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.PostgresTests.Server;

/// <summary>The program with its journal in PostgreSQL.</summary>
[Collection(OnPostgres.Name)]
public sealed class PostgresServerTests(PostgresServer postgres) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_survives_kills_under_load_and_is_told_once_and_in_order()
    {
        var settings = Postgres.Settings(await postgres.MakeDatabase());
        var acknowledged = new Dictionary<string, string>();
        for (var kill = 0; kill < 3; kill++)
        {
            await using var server = await ServerProcess.Start(folder.Path, settings);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Load.Until(server, 40 + kill)));
            foreach (var (position, call) in answers.SelectMany(one => one))
            {
                acknowledged.Add(position, call);
            }

            await server.Kill();
        }

        await using var survivor = await ServerProcess.Start(folder.Path, settings);
        using var stream = await EventStream.Open(survivor, "/v1/stream?after=0");
        var told = (await stream.Until("live"))[..^1];

        Assert.Equal(Enumerable.Range(1, told.Count), told.Select(change => int.Parse(change.LastId!)));
        Assert.All(acknowledged, one => Assert.Equal(one.Value, told[int.Parse(one.Key) - 1].Data.Text("id")));
        var list = await survivor.Http.GetAsync("/v1/calls?page_size=1000").Json();
        Assert.Equal(
            told.Select(change => change.Data.Text("id")).Distinct().Count(),
            list.GetProperty("result").GetArrayLength());
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_make_the_tables_once()
    {
        var database = await postgres.MakeDatabase();
        await using var first = ServerProcess.Launch(folder.Path, Postgres.Settings(database));
        await using var second = ServerProcess.Launch(
            folder.Path, [.. Postgres.Settings(database), $"--Spool:Path={folder.File("second")}"]);

        await Task.WhenAll(first.Ready(), second.Ready());

        var call = Guid.NewGuid();
        await first.Http.PostAsync("/v1/webhooks", CallBodies.Step(call, 0)).Json();
        Assert.Equal("dialing", (await second.Http.GetAsync($"/v1/calls/{call}").Json()).Text("status"));
        await using var connection = await PostgresServer.Connect(database);
        Assert.Equal(
            PostgresSchema.Version, await Postgres.Ask<int>(connection, "SELECT version FROM voipbin_schema"));
        Assert.Equal(9L, await Postgres.Ask<long>(connection, "SELECT count(*) FROM orleansquery"));
    }

    [Fact]
    public async Task Who_starts_elsewhere_when_all_silos_died_at_once_does_not_wait_for_them_for_long()
    {
        var database = await postgres.MakeDatabase();
        await using (var first = await ServerProcess.Start(folder.Path, Postgres.Settings(database)))
        {
            await first.Http.PostAsync("/v1/webhooks", CallBodies.Step(Guid.NewGuid(), 0));
            await first.Kill();
        }

        await using var elsewhere = await ServerProcess.Start(folder.Path, Postgres.Settings(database));

        var answer = await elsewhere.Http.PostAsync("/v1/webhooks", CallBodies.Step(Guid.NewGuid(), 0)).Json();
        Assert.Equal("2", answer.Text("position"));
    }

    [Fact]
    public async Task A_database_that_somebody_else_prepares_is_refused_until_that_is_done()
    {
        var database = await postgres.MakeDatabase();
        string[] settings = [.. Postgres.Settings(database), "--Storage:ApplySchema=false"];
        await using (var refused = ServerProcess.Launch(folder.Path, settings))
        {
            Assert.Equal(1, await refused.Exit());
            Assert.Contains("The database has schema 0", refused.Output, StringComparison.Ordinal);
            Assert.Contains("Storage:ApplySchema", refused.Output, StringComparison.Ordinal);
        }

        await using var connection = await PostgresServer.Connect(database);
        await Postgres.Run(connection, await Postgres.Print("schema"));
        await using var server = await ServerProcess.Start(folder.Path, settings);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/readyz")).StatusCode);
    }

    [Theory]
    [InlineData("UPDATE voipbin_schema SET version = 99", "has schema 99 and this program knows")]
    [InlineData("DROP TABLE voipbin_schema", "Give it a database of its own")]
    public async Task A_database_that_is_newer_or_not_ours_is_refused(string change, string says)
    {
        var database = await postgres.MakeDatabase();
        await using (var connection = await PostgresServer.Connect(database))
        {
            await Postgres.Run(connection, await Postgres.Print("schema"));
            await Postgres.Run(connection, change);
        }

        await using var server = ServerProcess.Launch(folder.Path, Postgres.Settings(database));

        Assert.Equal(1, await server.Exit());
        Assert.Contains(says, server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ConnectionStrings:voipbin is needed")]
    [InlineData("Host=127.0.0.1;Password=hush;hush=1", "cannot be read")]
    [InlineData("Host=127.0.0.1;Username=nobody;Password=hush", "role \"nobody\" does not exist")]
    public async Task What_cannot_be_used_is_refused_in_one_line_that_tells_no_secret(string connection, string says)
    {
        var port = connection.Contains("nobody", StringComparison.Ordinal)
            ? $";Port={new Npgsql.NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")).Port}"
            : "";
        await using var server = ServerProcess.Launch(folder.Path, Postgres.Settings(connection + port));

        Assert.Equal(1, await server.Exit());
        Assert.Contains(says, Assert.Single(server.Output.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", server.Output, StringComparison.Ordinal);
    }
}
