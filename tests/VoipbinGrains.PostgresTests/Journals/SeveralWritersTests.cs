using VoipbinGrains.Feed;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Tests.Journals;
using static VoipbinGrains.Calls.CallStatus;

namespace VoipbinGrains.PostgresTests.Journals;

/// <summary>Several journals on one database, as several silos have them.</summary>
[Collection(OnPostgres.Name)]
public sealed class SeveralWritersTests(PostgresServer server) : IAsyncLifetime
{
    private readonly PostgresTestStore store = new(server);
    private readonly List<PostgresJournal> journals = [];

    public async Task InitializeAsync()
    {
        await store.InitializeAsync();
        for (var silo = 0; silo < 4; silo++)
        {
            journals.Add(await store.Open());
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var journal in journals)
        {
            await journal.DisposeAsync();
        }

        await store.DisposeAsync();
    }

    [Fact]
    public async Task Two_journals_that_write_one_call_leave_no_gap_and_give_no_version_twice()
    {
        const int Events = 100;
        var call = new Hearing("t");
        var writers = journals.Take(2).Select((journal, writer) => Task.Run(async () =>
        {
            var recorded = new List<(int Version, long Position)>();
            for (var second = 0; recorded.Count < Events;)
            {
                var head = await journal.Load(call.Key);
                var next = call.Next("call_updated", Progressing, (writer * 100_000) + second++);
                var version = (head?.Standing?.Version ?? 0) + 1;
                try
                {
                    var committed = await journal.Commit(next with
                    {
                        Number = head?.Number,
                        Event = next.Event with
                        {
                            Version = version,
                            Aftermath = next.Event.Aftermath with { Winner = version },
                        },
                    });
                    recorded.Add((version, committed.Position));
                }
                catch (VersionConflictException)
                {
                    // the other one was first
                }
            }

            return recorded;
        }));

        var all = (await Task.WhenAll(writers)).SelectMany(one => one).OrderBy(one => one.Version).ToList();

        Assert.Equal(Enumerable.Range(1, 2 * Events), all.Select(one => one.Version));
        Assert.Equal(all.Select(one => one.Position).Order(), all.Select(one => one.Position));
        Assert.Equal(1L, await store.Ask<long>("SELECT count(*) FROM resource"));
        Assert.Equal(2L * Events, await store.Ask<long>("SELECT position FROM head"));
    }

    [Fact]
    public async Task Of_first_events_of_one_call_in_four_journals_one_wins_and_the_call_has_one_number()
    {
        for (var round = 0; round < 50; round++)
        {
            var call = new Hearing("t");
            var attempts = journals
                .Select(journal => Task.Run(async () => await journal.Commit(call.Next("call_created", Dialing, 0))))
                .ToList();
            await Task.WhenAll(attempts).ContinueWith(_ => { }, TaskScheduler.Default);

            Assert.Single(attempts.Select(attempt => attempt.IsCompletedSuccessfully), won => won);
            Assert.All(
                attempts.Where(attempt => attempt.IsFaulted),
                attempt => Assert.IsType<VersionConflictException>(attempt.Exception!.InnerException));
        }

        Assert.Equal(50L, await store.Ask<long>("SELECT number FROM head"));
        Assert.Equal(50L, await store.Ask<long>("SELECT count(*) FROM resource"));
    }

    [Fact]
    public async Task Who_reads_page_by_page_skips_nothing_while_four_journals_write()
    {
        const int Each = 300;
        var writing = Task.WhenAll(journals.SelectMany((journal, silo) =>
            Enumerable.Range(0, 5).Select(async writer =>
            {
                var crowd = new Crowd($"t{silo}-{writer}");
                for (var second = 0; second < Each / 5; second++)
                {
                    await crowd.Hear(journal, new Telling(second % 4, "call_updated", second, ""));
                }
            })));

        var read = new List<long>();
        var page = new FeedPage([], 0, 1, 0);
        while (!writing.IsCompleted || !page.IsLast)
        {
            page = await store.Feed.Read(page.Reached, 7);
            read.AddRange(page.Changes.Select(change => change.Position));
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, 4 * Each).Select(position => (long)position), read.Take(4 * Each));
    }

    [Fact]
    public async Task Who_waits_in_one_silo_is_woken_by_a_commit_in_another()
    {
        var head = (await journals[0].Read(0, 1)).Head;
        var waiting = journals[0].Wait(head, TimeSpan.FromMinutes(1)).AsTask();

        await journals[1].Keep("t", Hearing.Unmodelled("x"));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Lists_of_one_silo_hold_what_another_recorded_and_count_it_once()
    {
        var crowd = new Crowd("t");
        for (var resource = 0; resource < 200; resource++)
        {
            await crowd.Hear(journals[resource % 4], new Telling(resource, "call_created", resource, ""));
            await Task.WhenAll(journals.Select(journal => Crowd.Settle(journal)).Take(resource % 20 == 0 ? 4 : 0));
        }

        foreach (var journal in journals)
        {
            Assert.Equal(200, (await journal.Summarize("t")).EventsByType["call_created"]);
            var list = await journal.List("t", new() { Resource = "call" }, null, 1000);
            Crowd.AssertSame(crowd.Now.Select(stood => stood.State).Reverse(), list.States);
        }
    }

    [Fact]
    public async Task A_call_that_leaves_while_others_write_to_it_leaves_whole_or_stays_whole()
    {
        for (var round = 0; round < 20; round++)
        {
            var call = new Hearing("t");
            await call.Hear(journals[0], "call_hangup", Hangup, 0);
            await Crowd.Settle(journals[0]);

            var purge = Task.Run(() => journals[1].PurgeBefore(Hearing.Noon.AddSeconds(100)));
            var write = Task.Run(() => call.Hear(journals[0], "call_updated", Hangup, 500));
            await purge;
            var written = await write.ContinueWith(one => one.IsCompletedSuccessfully, TaskScheduler.Default);

            var standing = (await journals[2].Load(call.Key))!.Standing;
            Assert.Equal(written ? 2 : null, standing?.Version);
            var left = (await journals[2].ReadHistory(call.Number!.Value, null, 9)).Events.Count;
            Assert.Equal(written ? 2 : 0, left);
        }
    }
}
