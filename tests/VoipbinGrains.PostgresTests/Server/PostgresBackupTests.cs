using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.PostgresTests.Server;

/// <summary>What the guide for operators says of backups, done as it says.</summary>
[Collection(OnPostgres.Name)]
public sealed partial class PostgresBackupTests(PostgresServer postgres) : IDisposable
{
    private const long Gap = 1_000_000_000;

    private readonly TemporaryFolder folder = new();
    private readonly Guid call = Guid.NewGuid();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_dump_made_while_it_runs_is_restored_as_the_guide_says_and_no_position_is_given_twice()
    {
        var given = new Dictionary<long, string>();
        var database = await postgres.MakeDatabase("voipbin");
        await using var server = await ServerProcess.Start(folder.Path, Postgres.Settings(database));
        await Send(server, call, [0, 1], given);
        var standing = await Standing(server);
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Load.Until(server, 60)));
        await postgres.Type(await Guide(Dump()), folder.Path);
        foreach (var (position, id) in (await load).SelectMany(one => one))
        {
            given.Add(long.Parse(position, CultureInfo.InvariantCulture), id);
        }

        await Send(server, call, [2], given);
        var last = given.Keys.Max();

        await postgres.Type(await Guide(Restore()), folder.Path);
        await postgres.Type(await Guide(LeaveGap()), folder.Path);
        await using var restored = await ServerProcess.Start(folder.Path, [
            .. Postgres.Settings(postgres.ConnectionString("restored")), $"--Spool:Path={folder.File("restored")}"]);

        Assert.Equal(standing, await Standing(restored));
        using var stream = await EventStream.Open(restored, "/v1/stream?after=0");
        var told = (await stream.Until("live"))[..^1];
        Assert.InRange(told.Count, 2, given.Count - 1);
        Assert.Equal(
            given.OrderBy(one => one.Key).Take(told.Count).Select(one => $"{one.Key} {one.Value}"),
            told.Select(change => $"{change.LastId} {change.Data.Text("id")}"));
        using var behind = await EventStream.Open(restored, "/v1/stream", lastId: $"{last}");
        Assert.Equal("reset", (await behind.Next())!.Name);

        // what came after the dump, and part of what came before, is sent again
        var resent = await Task.WhenAll(given.Values.Distinct().Select(async id => (
            Answer: await restored.Http.PostAsync("/v1/webhooks", CallBodies.Step(new Guid(id), 0)).Json(),
            IsKnown: told.Exists(change => change.Data.Text("id") == id))));
        Assert.All(resent, one => Assert.Equal(one.IsKnown, one.Answer.Text("outcome") is "duplicate"));
        await Send(restored, call, [2], given);
        var positions = resent.Where(one => !one.IsKnown).Select(one => Position(one.Answer)).ToArray();
        Assert.Equal(
            Enumerable.Range(1, positions.Length + 1).Select(next => told.Count + Gap + next),
            positions.Append(given.Keys.Max()).Order());

        // the one that still runs is left alone
        Assert.Equal($"{last}", (await server.Http.GetAsync("/v1/feed").Json()).Text("head"));
    }

    [GeneratedRegex("^pg_dump .*$", RegexOptions.Multiline)]
    private static partial Regex Dump();

    [GeneratedRegex("^createdb .*$", RegexOptions.Multiline)]
    private static partial Regex Restore();

    [GeneratedRegex("^psql .*$", RegexOptions.Multiline)]
    private static partial Regex LeaveGap();

    private static async Task<string> Guide(Regex line) => Assert.Single(
        line.Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/operations.md")))).Value;

    private static long Position(JsonElement answer) =>
        long.Parse(answer.Text("position")!, CultureInfo.InvariantCulture);

    private static async Task Send(ServerProcess server, Guid id, int[] steps, Dictionary<long, string> given)
    {
        foreach (var step in steps)
        {
            var answer = await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(id, step)).Json();
            Assert.Equal("applied", answer.Text("outcome"));
            given.Add(Position(answer), $"{id}");
        }
    }

    private async Task<string> Standing(ServerProcess server) => string.Join('\n', await Task.WhenAll(
        server.Http.GetStringAsync($"/v1/calls/{call}"), server.Http.GetStringAsync($"/v1/calls/{call}/events")));
}
