using VoipbinGrains.Feed;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Tests.Journals;

public sealed class SqlitePurgeTests : IAsyncLifetime
{
    private readonly WatchedTime time = new();
    private readonly SqliteTestStore store;

    public SqlitePurgeTests() => store = new SqliteTestStore(time, retain: TimeSpan.FromDays(30));

    public Task InitializeAsync() => store.InitializeAsync();

    public Task DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_resource_of_which_a_part_has_left_is_met_by_nobody_also_after_a_restart()
    {
        var call = await LongCall(600);
        await Crowd.Settle(store.Feed);
        var late = call.Next("call_updated", "hangup", 1_000);

        Assert.True(await Step());
        foreach (var restarted in new[] { false, true })
        {
            Assert.Null((await store.Journal.Load(call.Key))!.Standing);
            await Assert.ThrowsAsync<VersionConflictException>(async () => await store.Journal.Commit(late));
            Assert.Empty((await store.Directory.List("t", new() { Resource = "call" }, null, 9)).States);
            foreach (var ids in new HashSet<string>?[] { null, [call.Key.Id.ToString()] })
            {
                var filter = new ChangeFilter { Ids = ids };
                Assert.Empty((await store.Feed.ReadSnapshot("t", filter, null, 9)).States);
            }

            if (!restarted)
            {
                await store.Restart();
            }
        }

        Assert.True(await Step());
        Assert.False(await Step());
        using var connection = store.Connect();
        Assert.Equal("0", connection.Scalar("SELECT count(*) FROM journal"));
        Assert.Equal("0", connection.Scalar("SELECT count(*) FROM long_history"));
        Assert.Equal("1", connection.Scalar("SELECT count(*) FROM resource"));
    }

    [Fact]
    public async Task A_resource_of_which_more_was_heard_than_the_lists_know_stays()
    {
        var call = await LongCall(3);
        await Crowd.Settle(store.Feed);
        await call.Hear(store.Journal, "call_updated", "hangup", 999);

        Assert.False(await Step());

        Hearing.AssertSame(call.Standing!, (await store.Journal.Load(call.Key))!.Standing!);
    }

    [Fact]
    public async Task What_cannot_be_purged_hurts_no_commit()
    {
        await LongCall(3);
        await Crowd.Settle(store.Feed);
        store.Change("ALTER TABLE quarantine RENAME TO broken");

        var purge = Step();
        var commit = new Hearing("t").Hear(store.Journal, "call_created", "dialing", 0);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => purge);
        await commit;
        Assert.Null(await store.Journal.WhyNotWritable());
        store.Change("ALTER TABLE broken RENAME TO quarantine");
        Assert.False(await Step());
    }

    [Fact]
    public async Task The_file_gives_back_the_space_of_what_has_left()
    {
        var calls = Enumerable.Range(0, 40).Select(_ => new Hearing("t")).ToList();
        for (var second = 0; second < 50; second++)
        {
            await Task.WhenAll(
                calls.Select(call => call.Hear(store.Journal, "call_updated", "hangup", second, new byte[3_000])));
        }

        await Crowd.Settle(store.Feed);
        using var connection = store.Connect();
        var before = int.Parse(connection.Pragma("page_count"));

        while (await Step() || await store.Sqlite.Write(new PendingVacuum()))
        {
            Assert.InRange(new FileInfo($"{store.Path}-wal").Length, 1, 20 * 1024 * 1024);
        }

        Assert.InRange(int.Parse(connection.Pragma("page_count")), 1, before / 10);
        Assert.Equal("ok", connection.Pragma("integrity_check"));
    }

    [Fact]
    public async Task What_is_over_leaves_by_itself_after_the_days_that_are_set()
    {
        time.SetUtcNow(Hearing.Noon.AddSeconds(1));
        var call = new Hearing("t");
        await call.Hear(store.Journal, "call_hangup", "hangup", 0);
        await Crowd.Settle(store.Feed);

        time.Advance(TimeSpan.FromDays(30));
        await store.Journal.Keep("t", Hearing.Unmodelled("x") with { ReceivedAt = time.GetUtcNow() });
        Assert.NotNull((await store.Journal.Load(call.Key))!.Standing);

        while ((await store.Journal.Load(call.Key))!.Standing is not null)
        {
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(await store.Journal.ListUnmodelled("t", null, 9));
        Assert.True(time.GetUtcNow() < Hearing.Noon.AddDays(31));
    }

    private Task<bool> Step() =>
        store.Sqlite.Write(new PendingPurge(OldBefore.All(Hearing.Noon.AddDays(1))));

    private async Task<Hearing> LongCall(int events)
    {
        var call = new Hearing("t");
        for (var second = 0; second < events; second++)
        {
            await call.Hear(store.Journal, "call_updated", "hangup", second);
        }

        return call;
    }
}
