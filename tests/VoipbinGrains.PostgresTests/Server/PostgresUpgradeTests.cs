using VoipbinGrains.PostgresTests.Journals;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.PostgresTests.Server;

/// <summary>The program on a database that an older one has written.</summary>
[Collection(OnPostgres.Name)]
public sealed class PostgresUpgradeTests(PostgresServer postgres) : IDisposable
{
    private static readonly string[] shown =
        ["/v1/calls?page_size=9", "/v1/unmodelled", "/v1/quarantine", "/v1/feed"];

    private readonly TemporaryFolder folder = new();
    private readonly Guid[] calls = [Guid.NewGuid(), Guid.NewGuid()];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_database_of_schema_1_shows_all_that_it_holds_after_one_upgrade_or_two_and_takes_what_is_new(
        int between)
    {
        var database = await postgres.MakeDatabase();
        var written = await Write(database);
        await TakeBackToSchema1(database);
        await Raise(database, between);

        await using var server = await ServerProcess.Start(folder.Path, Postgres.Settings(database));

        Assert.Equal(written, await Show(server));
        var body = (await server.Http.GetAsync("/v1/quarantine/1").Json()).GetProperty("body");
        Assert.Equal("{"u8, body.GetBytesFromBase64());
        using var stream = await EventStream.Open(server, "/v1/stream?after=0");
        Assert.Equal(["1", "2", "3", "4"], (await stream.Take(4)).Select(frame => frame.LastId));
        var repeated = await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(calls[0], 0)).Json();
        Assert.Equal(("duplicate", "1"), (repeated.Text("outcome"), repeated.Text("position")));
        var added = await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(calls[0], 2)).Json();
        Assert.Equal(("applied", "5", 3), (added.Text("outcome"), added.Text("position"), added.Number("version")));
        Assert.Equal("5", (await stream.Until("change"))[^1].LastId);
    }

    // by today's program
    private async Task<string> Write(string database)
    {
        await using var server = await ServerProcess.Start(folder.Path, Postgres.Settings(database));
        foreach (var body in new[]
        {
            CallBodies.Step(calls[0], 0),
            CallBodies.Step(calls[0], 1),
            CallBodies.Step(calls[1], 5),
            new StringContent("""{"type":"recording_started","data":{"id":"one"}}"""),
            new StringContent("{"),
        })
        {
            using var answer = await server.Http.PostAsync("/v1/webhooks", body);
        }

        return await Show(server);
    }

    private async Task<string> Show(ServerProcess server) => string.Join('\n', await Task.WhenAll(
        shown.Concat(calls.SelectMany(call => new[] { $"/v1/calls/{call}", $"/v1/calls/{call}/events" }))
            .Select(path => server.Http.GetStringAsync(path))));

    // what it holds is copied into tables as schema 1 had them
    private static async Task TakeBackToSchema1(string database)
    {
        await using var connection = await PostgresServer.Connect(database);
        await Postgres.Run(connection, $"""
            ALTER SCHEMA public RENAME TO today;
            CREATE SCHEMA public;
            {await PostgresSchemaTests.Schema1()}
            UPDATE head SET (position, number, body) = (SELECT position, number, body FROM today.head);
            INSERT INTO resource SELECT * FROM today.resource;
            INSERT INTO journal SELECT * FROM today.journal;
            INSERT INTO unmodelled SELECT * FROM today.unmodelled;
            INSERT INTO quarantine
            SELECT id, received_at, replayed_at, replayed_position, size, truncated, tenant, code, detail, content_type,
                sha256, body
            FROM today.quarantine;
            DROP SCHEMA today CASCADE;
            """);
    }

    // as a program of that version left it
    private static async Task Raise(string database, int version)
    {
        await using var connection = await PostgresServer.Connect(database);
        foreach (var step in PostgresTables.Steps.Take(version).Skip(1))
        {
            await Postgres.Run(connection, step);
        }

        await Postgres.Run(connection, $"UPDATE voipbin_schema SET version = {version}");
    }
}
