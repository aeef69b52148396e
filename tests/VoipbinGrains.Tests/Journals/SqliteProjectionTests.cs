using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteProjectionTests : IAsyncLifetime
{
    private readonly WatchedTime time = new();
    private readonly SqliteTestStore store;

    public SqliteProjectionTests() => store = new SqliteTestStore(time);

    public Task InitializeAsync() => store.InitializeAsync();

    public Task DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task Lists_that_cannot_follow_hurt_no_commit_and_follow_again_when_they_can()
    {
        var crowd = new Crowd("t");
        await crowd.Hear(store.Journal, new Telling(1, "call_created", 0, ""));
        store.Change("ALTER TABLE heard RENAME TO broken");

        var commits = Enumerable.Range(2, 20)
            .Select(resource => crowd.Hear(store.Journal, new Telling(resource, "call_created", 0, "")))
            .ToList();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Crowd.Settle(store.Feed));
        await Task.WhenAll(commits);
        Assert.Empty((await Calls()).States);
        Assert.Null(await store.Journal.WhyNotWritable());

        store.Change("ALTER TABLE broken RENAME TO heard");
        await Crowd.Settle(store.Feed);
        Assert.Equal(21, (await Calls()).States.Count);
        Assert.Equal(21, (await store.Feed.Summarize("t")).EventsByType["call_created"]);
    }

    [Fact]
    public async Task Lists_follow_a_moment_after_a_commit_and_try_again_each_second()
    {
        store.Change("ALTER TABLE heard RENAME TO broken");
        await new Crowd("t").Hear(store.Journal, new Telling(1, "call_created", 0, ""));
        Assert.Equal(TimeSpan.FromMilliseconds(50), await NextWait());
        Assert.Equal(TimeSpan.FromSeconds(1), await NextWait());

        store.Change("ALTER TABLE broken RENAME TO heard");
        Assert.Equal(TimeSpan.FromMilliseconds(50), await NextWait());
        while ((await Calls()).States.Count == 0)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Lists_that_were_behind_when_the_journal_was_closed_are_complete_when_it_is_open()
    {
        var crowd = new Crowd("t");
        for (var resource = 0; resource < 300; resource++)
        {
            await crowd.Hear(store.Journal, new Telling(resource, "call_created", resource, ""));
        }

        Assert.Empty((await Calls()).States);
        await store.Restart();
        Assert.Equal(300, (await Calls()).States.Count);
    }

    [Fact]
    public async Task A_file_of_the_first_schema_is_taken_over_with_all_its_resources()
    {
        var crowd = new Crowd("t");
        for (var resource = 0; resource < 50; resource++)
        {
            await crowd.Hear(store.Journal, new Telling(resource % 40, "call_created", resource, ""));
            await store.Journal.Keep("t", Hearing.Unmodelled("recording_started"));
        }

        await store.Close();
        MakeFileOfFirstSchema();
        await store.Restart();

        Crowd.AssertSame(
            crowd.Now.Select(stood => stood.State).OrderByDescending(state => state.Position), (await Calls()).States);
        var summary = await store.Feed.Summarize("t");
        Assert.Equal((1, 100, 50), (summary.Oldest, summary.Head, summary.EventsByType["recording_started"]));
        await crowd.Hear(store.Journal, new Telling(0, "call_hangup", 99, ""));
    }

    private async Task<ResourcePage> Calls() =>
        await store.Directory.List("t", new ResourceQuery { Resource = "call" }, null, PageSize.Max);

    private void MakeFileOfFirstSchema()
    {
        var kept = $"{store.Path}.kept";
        File.Move(store.Path, kept);
        store.Change($"""
            PRAGMA auto_vacuum = INCREMENTAL;
            {SqliteTables.Steps[0]}
            ATTACH '{kept}' AS kept;
            UPDATE head SET position = kept.head.position, number = kept.head.number FROM kept.head;
            INSERT INTO resource SELECT * FROM kept.resource;
            INSERT INTO journal SELECT * FROM kept.journal;
            INSERT INTO unmodelled SELECT * FROM kept.unmodelled;
            PRAGMA main.application_id = {0x56624772};
            PRAGMA main.user_version = 1;
            """);
    }

    // what is old is looked for each minute, which is none of these
    private async Task<TimeSpan> NextWait()
    {
        var wait = await time.PassNextWait();
        return wait == TimeSpan.FromMinutes(1) ? await NextWait() : wait;
    }
}
