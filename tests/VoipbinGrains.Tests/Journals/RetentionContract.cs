using CsCheck;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must do when it takes out what is over.</summary>
public abstract class RetentionContract(ITestedStore store)
{
    private static readonly DateTimeOffset moment = Crowd.Noon.AddSeconds(20);

    private string Tenant { get; } = $"tenant-{Guid.NewGuid():N}";

    [Fact]
    public async Task What_ended_and_was_heard_of_last_before_the_moment_leaves_and_all_else_stays_as_it_is() => await
        (from tellings in Tellings.One.Array[1, 60]
         from second in Gen.Int[0, Tellings.LastSecond + 1]
         select (tellings, second)).SampleAsync(
            async sample =>
            {
                var crowd = new Crowd($"{Tenant}-{Guid.NewGuid():N}");
                await crowd.HearAll(store.Journal, sample.tellings);
                await Crowd.Settle(store.Feed);

                await store.PurgeBefore(Crowd.Noon.AddSeconds(sample.second));

                var left = crowd.Now.Where(stood =>
                    !stood.State.Ended || stood.HeardAt >= Crowd.Noon.AddSeconds(sample.second)).ToList();
                await AssertLeft(crowd, [.. left.Select(stood => stood.State)]);
            },
            iter: 25, threads: 1);

    [Fact]
    public async Task A_purged_resource_is_known_but_stands_nowhere_and_takes_no_event()
    {
        var call = new Hearing(Tenant);
        var committed = await call.Hear(store.Journal, "call_hangup", "hangup", -60);
        var late = call.Next("call_updated", "hangup", -50);
        await Crowd.Settle(store.Feed);

        await store.PurgeBefore(Hearing.Noon);

        foreach (var restarted in new[] { false, true })
        {
            var head = await store.Journal.Load(call.Key);
            Assert.Equal(committed.Number, head!.Number);
            Assert.Null(head.Standing);
            Assert.Empty((await store.Journal.ReadHistory(committed.Number, null, 10)).Events);
            Assert.Null(await store.Journal.Find(committed.Number, call.Recorded[0].Key));
            await Refused(late);
            await Refused(late with { Event = late.Event with { Version = 1 } });
            await Refused(new Hearing(Tenant).Next("call_created", "dialing", 0) with { Key = call.Key });
            if (!restarted)
            {
                await store.Restart();
            }
        }
    }

    [Fact]
    public async Task Events_that_are_not_modelled_and_quarantined_bodies_leave_by_their_age()
    {
        var old = Hearing.Unmodelled("x") with { ReceivedAt = moment.AddSeconds(-1) };
        var oldBody = Hearing.Body([1]) with { ReceivedAt = moment.AddSeconds(-1) };
        await store.Journal.Keep(Tenant, old);
        var kept = await store.Journal.Keep(Tenant, old with { ReceivedAt = moment });
        var gone = await store.Journal.Quarantine(Tenant, oldBody);
        var body = await store.Journal.Quarantine(Tenant, oldBody with { ReceivedAt = moment });
        await Crowd.Settle(store.Feed);

        await store.PurgeBefore(moment);

        Assert.Equal([kept], (await store.Journal.ListUnmodelled(Tenant, null, 9)).Select(heard => heard.Position));
        Assert.Equal([body], (await store.Journal.ListQuarantined(Tenant, null, 9)).Select(one => one.Id));
        Assert.Null(await store.Journal.ReadQuarantined(Tenant, gone));
        Assert.Equal(2, (await store.Feed.Summarize(Tenant)).EventsByType["x"]);
    }

    [Fact]
    public async Task The_feed_tells_from_where_on_all_is_still_there()
    {
        var crowd = new Crowd(Tenant);
        var live = await crowd.Hear(store.Journal, new Telling(1, "call_created", 0, ""));
        var ended = await crowd.Hear(store.Journal, new Telling(2, "call_hangup", 0, ""));
        var last = await crowd.Hear(store.Journal, new Telling(3, "call_created", 0, ""));
        await Crowd.Settle(store.Feed);

        await store.PurgeBefore(moment);

        var page = await store.Feed.Read(live.State.Position - 1, 9);
        Assert.Equal([live.State.Position, last.State.Position], page.Changes.Select(change => change.Position));
        Assert.Equal(ended.State.Position, page.Retained);
        Assert.True((await store.Feed.Summarize(Tenant)).Oldest <= live.State.Position);
    }

    [Fact]
    public async Task No_position_and_no_number_is_given_again_after_all_has_left()
    {
        var call = new Hearing(Tenant);
        await store.Journal.Keep(Tenant, Hearing.Unmodelled("x"));
        var body = await store.Journal.Quarantine(Tenant, Hearing.Body([1]));
        var last = await call.Hear(store.Journal, "call_hangup", "hangup", -60);
        await Crowd.Settle(store.Feed);

        await store.PurgeBefore(Hearing.Noon.AddYears(1));
        await store.Restart();

        var next = await new Hearing(Tenant).Hear(store.Journal, "call_created", "dialing", 0);
        Assert.Equal(last.Position + 1, next.Position);
        Assert.Equal(last.Number + 1, next.Number);
        Assert.Equal(body + 1, await store.Journal.Quarantine(Tenant, Hearing.Body([1])));
    }

    [Fact]
    public async Task A_long_history_leaves_whole()
    {
        var call = new Hearing(Tenant);
        for (var second = -900; second < 0; second++)
        {
            await call.Hear(store.Journal, "call_updated", "hangup", second);
        }

        var bystander = await new Crowd(Tenant).Hear(store.Journal, new Telling(1, "call_created", 0, ""));
        await Crowd.Settle(store.Feed);

        await store.PurgeBefore(Hearing.Noon.AddSeconds(1));

        Assert.Null((await store.Journal.Load(call.Key))!.Standing);
        var page = await store.Feed.Read(call.Recorded[0].Position - 1, 500);
        Assert.Equal(bystander.State.Position, page.Changes[0].Position);
        Assert.Equal(call.Recorded[^1].Position, page.Retained);
    }

    private async Task Refused(EventWrite write) =>
        await Assert.ThrowsAsync<VersionConflictException>(async () => await store.Journal.Commit(write));

    private async Task AssertLeft(Crowd crowd, List<ResourceState> left)
    {
        var snapshot = await store.Feed.ReadSnapshot(crowd.Tenant, new ChangeFilter(), null, FeedPage.MaxSize);
        Crowd.AssertSame(left, snapshot.States);
        var ids = crowd.Now.Select(stood => stood.State.Key.Id.ToString()).ToHashSet();
        snapshot = await store.Feed.ReadSnapshot(crowd.Tenant, new ChangeFilter { Ids = ids }, null, FeedPage.MaxSize);
        Crowd.AssertSame(left, snapshot.States);
        foreach (var kind in new[] { "call", "queuecall", "agent" })
        {
            var list = await store.Directory.List(crowd.Tenant, new() { Resource = kind }, null, PageSize.Max);
            Crowd.AssertSame(
                left.Where(state => state.Key.Resource == kind).OrderByDescending(state => state.Position),
                list.States);
        }

        foreach (var stood in crowd.Now)
        {
            var head = await store.Journal.Load(stood.State.Key);
            Assert.Equal(left.Contains(stood.State), head!.Standing is not null);
        }
    }
}
