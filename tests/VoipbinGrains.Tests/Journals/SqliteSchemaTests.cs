using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Journals.Sqlite;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteSchemaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Hearing call = new("t");

    private string Old => folder.File("old.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_of_schema_1_opens_with_all_that_it_holds_and_takes_what_is_new()
    {
        await MakeOfSchema1(content: "");
        for (var start = 1; start <= 2; start++)
        {
            await using var journal = Make(Old);
            await journal.Open();

            Hearing.AssertSame(call.Standing!, (await journal.Load(call.Key))!.Standing!);
            Assert.Equal([1, 2], (await journal.ReadQuarantined("t", 2))!.Body.ToArray());
            Assert.Equal(4, await journal.KeepReplayed("t", 2, Hearing.Unmodelled("recording_finished")));
            Assert.Equal([4L, 3L], (await journal.ListUnmodelled("t", null, 9)).Select(heard => heard.Position));
            Assert.Equal(2 + start, await journal.Quarantine("t", Hearing.Body([3])));
            Assert.Equal(Hearing.Noon, (await journal.ReadQuarantined("t", 2))!.ReplayedAt);
        }

        Assert.Equal("3", Ask("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_of_schema_1_that_cannot_be_brought_up_to_date_is_left_as_it_is()
    {
        await MakeOfSchema1(content: "ALTER TABLE quarantine ADD COLUMN replayed_position TEXT;");

        await using var journal = Make(Old);
        await Assert.ThrowsAsync<RefusedToStartException>(journal.Open);

        Assert.Equal("1", Ask("PRAGMA user_version"));
        Assert.Equal("2", Ask("SELECT count(*) FROM quarantine"));
    }

    [Fact]
    public async Task A_new_file_has_the_tables_of_one_that_was_brought_up_to_date()
    {
        await MakeOfSchema1(content: "");
        await using (var journal = Make(Old))
        {
            await journal.Open();
        }

        const string Columns = """
            SELECT group_concat(sqlite_schema.name || ' ' || columns.name || ' ' || columns.type || columns."notnull")
            FROM sqlite_schema, pragma_table_info(sqlite_schema.name) AS columns
            """;
        Assert.Equal(Ask(Columns, folder.File("new.db")), Ask(Columns));
    }

    // what it holds is written by today's journal, and copied into tables as schema 1 had them
    private async Task MakeOfSchema1(string content)
    {
        await using (var journal = Make(folder.File("new.db")))
        {
            await journal.Open();
            await call.Hear(journal, "call_created", Dialing, 0);
            await call.Hear(journal, "call_hangup", Hangup, 1);
            await journal.Keep("t", Hearing.Unmodelled("recording_started"));
            await journal.Quarantine("t", Hearing.Body([1]));
            await journal.Quarantine("t", Hearing.Body([1, 2]));
        }

        var tables = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests/VoipbinGrains.Tests/Journals/schema-1.sql"));
        using var connection = Connect(Old);
        connection.Run($"""
            {tables}
            PRAGMA application_id = 1449281394;
            PRAGMA user_version = 1;
            ATTACH '{folder.File("new.db")}' AS new;
            UPDATE main.head SET (position, number) = (SELECT position, number FROM new.head);
            INSERT INTO main.resource SELECT * FROM new.resource;
            INSERT INTO main.journal SELECT * FROM new.journal;
            INSERT INTO main.unmodelled SELECT * FROM new.unmodelled;
            INSERT INTO main.quarantine
            SELECT id, tenant, received_at, code, detail, size, sha256, truncated, content_type, replayed_at, body
            FROM new.quarantine;
            {content}
            """);
    }

    private string Ask(string sql, string? path = null)
    {
        using var connection = Connect(path ?? Old);
        return connection.Scalar(sql);
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static SqliteJournal Make(string path) =>
        new(new SqliteJournalOptions { Path = path }, TimeProvider.System, NullLogger<SqliteJournal>.Instance);
}
