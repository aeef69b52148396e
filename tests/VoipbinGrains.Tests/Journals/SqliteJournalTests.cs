using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals.Sqlite;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteJournalTests : JournalContract, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("voipbin-journal-");
    private readonly string path;
    private SqliteJournal journal;

    public SqliteJournalTests()
    {
        path = Path.Combine(folder.FullName, "made", "voipbin.db");
        journal = Make(path);
    }

    public override IJournal Journal => journal;

    public Task InitializeAsync() => journal.Open();

    public async Task DisposeAsync()
    {
        await journal.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_journal_that_is_not_open_takes_nothing_and_says_so()
    {
        await using var closed = Make(path);

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await closed.Load(new Hearing("t").Key));
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => new Hearing("t").Hear(closed, "call_created", Dialing, 0));
        Assert.NotNull(await closed.WhyNotWritable());
    }

    [Fact]
    public async Task A_commit_is_on_the_disk_and_the_WAL_is_the_writers_own_to_empty()
    {
        Assert.Equal("2", await journal.Pragma("synchronous"));
        Assert.Equal("wal", await journal.Pragma("journal_mode"));
        Assert.Equal("0", await journal.Pragma("wal_autocheckpoint"));
        Assert.Equal("2", await journal.Pragma("auto_vacuum"));
        Assert.Equal($"{64 * 1024 * 1024}", await journal.Pragma("journal_size_limit"));
    }

    [Fact]
    public async Task The_connection_that_follows_a_failure_is_as_durable_as_the_first()
    {
        await BreakNextWrite();
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => new Hearing("t").Hear(journal, "call_created", Dialing, 0, new byte[256 * 1024]));

        Assert.Equal("2", await journal.Pragma("synchronous"));
        Assert.Equal("0", await journal.Pragma("wal_autocheckpoint"));
    }

    [Fact]
    public async Task A_full_disk_fails_all_that_was_written_with_it_and_no_more()
    {
        var call = new Hearing("t");
        await call.Hear(journal, "call_created", Dialing, 0);
        await BreakNextWrite();

        var failure = await Assert.ThrowsAsync<JournalUnavailableException>(
            async () => await journal.Quarantine("t", Hearing.Body(new byte[1024 * 1024])));

        Assert.Contains("database or disk is full", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await journal.ListQuarantined("t", null, 1));
        Assert.Null(await journal.WhyNotWritable());
        Assert.Equal(1, await journal.Quarantine("t", Hearing.Body(new byte[1024 * 1024])));
    }

    [Fact]
    public async Task A_second_journal_on_the_same_file_is_refused_also_by_another_name()
    {
        var link = Path.Combine(folder.FullName, "link.db");
        File.CreateSymbolicLink(link, path);

        foreach (var name in new[] { path, link })
        {
            await using var second = Make(name);
            var refusal = await Assert.ThrowsAsync<RefusedToStartException>(second.Open);
            Assert.EndsWith("is in use by another process: stop it, or set Storage:Path to another file.",
                refusal.Message);
        }
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", "has schema 99 and this program knows")]
    [InlineData("PRAGMA application_id = 7", "is another application's file")]
    [InlineData("PRAGMA application_id = 0", "is another application's file")]
    public async Task A_file_that_is_newer_or_not_ours_is_refused(string change, string says)
    {
        await journal.DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            connection.Run(change);
        }

        var refusal = await Assert.ThrowsAsync<RefusedToStartException>(Make(path).Open);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("set Storage:Path to another file.", refusal.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var notes = Path.Combine(folder.FullName, "notes.txt");
        var text = string.Concat(Enumerable.Repeat("These are my notes. ", 100));
        await File.WriteAllTextAsync(notes, text);

        await Assert.ThrowsAsync<RefusedToStartException>(Make(notes).Open);
        Assert.Equal(text, await File.ReadAllTextAsync(notes));
    }

    [Fact]
    public async Task Words_with_NULs_are_kept_whole_however_long()
    {
        var word = $"a\0{new string('b', 2000)}\0";
        var call = new Hearing("t");
        await call.Hear(journal, "call_created", word, 0);
        await call.Hear(journal, "call_updated", word, 1);
        await journal.Keep("t", Hearing.Unmodelled(word) with { Id = word });

        var head = await journal.Load(call.Key);
        Hearing.AssertSame(call.Standing!, head!.Standing!);
        Assert.All((await journal.ReadHistory(head.Number, null, 2)).Events, read => Assert.Equal(word, read.Status));
        var kept = Assert.Single(await journal.ListUnmodelled("t", null, 2));
        Assert.Equal((word, word), (kept.Type, kept.Id));
    }

    [Fact]
    public async Task The_WAL_stays_small_however_much_is_written()
    {
        var calls = Enumerable.Range(0, 50).Select(_ => new Hearing("t")).ToList();
        for (var second = 0; second < 100; second++)
        {
            await Task.WhenAll(
                calls.Select(call => call.Hear(journal, "call_updated", Progressing, second, new byte[4_000])));
            Assert.NotNull(await journal.Load(calls[0].Key));
        }

        Assert.InRange(new FileInfo($"{path}-wal").Length, 1, 10 * 1024 * 1024);
        Assert.True(new FileInfo(path).Length > 15 * 1024 * 1024);
    }

    [Fact]
    public async Task A_closed_journal_is_one_file_that_holds_all_that_was_waiting()
    {
        var waiting = Enumerable.Range(0, 100)
            .Select(_ => new Hearing("t").Hear(journal, "call_created", Dialing, 0))
            .ToList();
        await journal.DisposeAsync();
        await Task.WhenAll(waiting);

        Assert.False(File.Exists($"{path}-wal"));
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Assert.Equal("100", connection.Scalar("SELECT count(*) FROM journal"));
        Assert.Equal("100", connection.Scalar("SELECT position FROM head"));
    }

    protected override async Task Restart()
    {
        await journal.DisposeAsync();
        journal = Make(path);
        await journal.Open();
    }

    /// <remarks>The limit ends with its connection; SQLite raises a limit below the file's size to that size.</remarks>
    protected override Task BreakNextWrite() => journal.Pragma("max_page_count = 1");

    private static SqliteJournal Make(string path) =>
        new(new SqliteJournalOptions { Path = path }, TimeProvider.System, NullLogger<SqliteJournal>.Instance);
}
