using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Tests.Server;

public sealed partial class BackupTests
{
    [Fact]
    public async Task A_copy_made_while_it_runs_is_restored_as_the_guide_says_and_no_position_is_given_twice()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("data/voipbin.db");
        var (saved, lost) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(saved, 0));
            await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(saved, 1));
            Run(file, $"VACUUM INTO '{folder.File("copy.db")}'");
            await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(lost, 0));
        }

        File.Move(folder.File("copy.db"), file, overwrite: true);
        File.Delete($"{file}-wal");
        File.Delete($"{file}-shm");
        Run(file, Statement().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/operations.md")))
            .Groups[1].Value);

        await using var restored = await ServerProcess.Start(folder.Path);
        using var told = await EventStream.Open(restored, "/v1/stream", lastId: "3");
        Assert.Equal("reset", (await told.Next())!.Name);

        var answer = await restored.Http.PostAsync("/v1/webhooks", CallBodies.Step(lost, 0)).Json();
        Assert.Equal("1000000003", answer.Text("position"));
        using var all = await EventStream.Open(restored, "/v1/stream?after=0");
        Assert.Equal(["1", "2", "1000000003"], (await all.Take(3)).Select(frame => frame.LastId));
        using var board = await EventStream.Open(restored, "/v1/stream?snapshot=true");
        Assert.Equal(2, (await board.Until("live")).Count(frame => frame.Name is "snapshot"));
        Assert.Equal("ringing", (await restored.Http.GetAsync($"/v1/calls/{saved}").Json()).Text("status"));
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex("sqlite3 data/voipbin.db \"(UPDATE [^\"]*)\"")]
    private static partial Regex Statement();
}
