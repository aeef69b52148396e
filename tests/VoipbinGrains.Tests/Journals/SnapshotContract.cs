using CsCheck;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must tell of how resources stood at one position.</summary>
public abstract class SnapshotContract(ITestedStore store)
{
    private static readonly Gen<ChangeFilter> Filter =
        from kinds in Gen.OneOf("call", "queuecall", "agent", "unmodelled").HashSet[0, 3].Null()
        from ids in Gen.Int[0, 8].Select(i => new Guid(i, 0, 0, "resource"u8.ToArray()).ToString())
            .HashSet[0, 5].Null()
        from statuses in Gen.OneOf("dialing", "ringing", "hangup", "waiting", "busy", "flying\0", "other")
            .HashSet[0, 4].Null()
        select new ChangeFilter { Resources = kinds, Ids = ids, Statuses = statuses };

    private string Tenant { get; } = $"tenant-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_snapshot_is_as_of_one_position_whatever_is_heard_while_it_is_read() => await
        (from before in Tellings.One.Array[0, 40]
         from meanwhile in Tellings.One.Array[40]
         from filter in Filter
         from size in Gen.Int[1, 9]
         select (before, meanwhile, filter, size)).SampleAsync(
            async sample =>
            {
                var crowd = new Crowd($"{Tenant}-{Guid.NewGuid():N}");
                await crowd.HearAll(store.Journal, sample.before);

                var (read, asOf) = await ReadAll(crowd, sample.filter, sample.size, sample.meanwhile);

                var expected = crowd.AsOf(asOf).Select(stood => stood.State).Where(sample.filter.Passes).ToList();
                Assert.True(asOf >= (crowd.Moments.ElementAtOrDefault(sample.before.Length - 1)?.State.Position ?? 0));
                Crowd.AssertSame(expected, read);
            },
            iter: 60, threads: 1);

    [Fact]
    public async Task A_snapshot_of_a_status_holds_those_that_left_it_since_and_none_that_came_to_it()
    {
        var crowd = new Crowd(Tenant);
        await crowd.HearAll(store.Journal, Enumerable.Range(0, 20).Select(resource =>
            new Telling(resource, "call_updated", 0, $",\"status\":\"{(resource < 15 ? "ringing" : "dialing")}\"")));
        var meanwhile = Enumerable.Range(0, 20).Select(resource =>
            new Telling(resource, "call_updated", 1, $",\"status\":\"{(resource < 15 ? "hangup" : "ringing")}\""));
        var filter = new ChangeFilter { Statuses = ["ringing"] };

        var first = await store.Feed.ReadSnapshot(Tenant, filter, null, 4);
        await crowd.HearAll(store.Journal, meanwhile);
        await Crowd.Settle(store.Feed);
        List<ResourceState> read = [.. first.States];
        for (var place = first.Next; place is not null;)
        {
            var page = await store.Feed.ReadSnapshot(Tenant, filter, place, 4);
            read.AddRange(page.States);
            place = page.Next;
        }

        Crowd.AssertSame(crowd.AsOf(first.AsOf).Take(15).Select(stood => stood.State), read);
    }

    [Fact]
    public async Task A_snapshot_and_the_feed_after_it_tell_each_version_once()
    {
        var crowd = new Crowd(Tenant);
        var tellings = Tellings.One.Array[300].Single();
        await crowd.HearAll(store.Journal, tellings[..100]);

        var (read, asOf) = await ReadAll(crowd, new ChangeFilter(), 2, tellings[100..200]);
        await crowd.HearAll(store.Journal, tellings[200..]);

        var versions = read.ToDictionary(state => state.Key.GrainKey + state.Key.Resource, state => state.Version);
        var page = new FeedPage([], asOf, asOf + 1, 0);
        while (!page.IsLast)
        {
            page = await store.Feed.Read(page.Reached, 7);
            foreach (var change in page.Changes.Where(change => change.Tenant == Tenant))
            {
                var key = $"{change.Tenant}/{change.Id}{change.Resource}";
                versions[key] = versions.GetValueOrDefault(key) + 1;
                Assert.Equal(versions[key], change.Version);
            }
        }

        Assert.Equal(crowd.Now.Select(stood => stood.State.Version).Sum(), versions.Values.Sum());
    }

    [Fact]
    public async Task A_part_ends_where_it_would_become_too_large_and_holds_at_least_one_resource()
    {
        var crowd = new Crowd(Tenant);
        foreach (var resource in new[] { 1, 2, 3 })
        {
            var more = $",\"more\":\"{new string('x', FeedPage.MaxBytes / 2)}\"";
            await crowd.Hear(store.Journal, new Telling(resource, "call_created", 0, more));
        }

        var first = await store.Feed.ReadSnapshot(Tenant, new ChangeFilter(), null, FeedPage.MaxSize);
        var second = await store.Feed.ReadSnapshot(Tenant, new ChangeFilter(), first.Next, FeedPage.MaxSize);
        var third = await store.Feed.ReadSnapshot(Tenant, new ChangeFilter(), second.Next, FeedPage.MaxSize);

        Assert.Equal((1, 1, 1), (first.States.Count, second.States.Count, third.States.Count));
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task What_a_feed_holds_is_counted_up_to_the_last_commit()
    {
        var crowd = new Crowd(Tenant);
        await crowd.Hear(store.Journal, new Telling(1, "call_hungup", 9, ""));
        await crowd.Hear(store.Journal, new Telling(2, "call_hangup", 4, ""));
        var last = await store.Journal.Keep(Tenant, Hearing.Unmodelled("recording\0") with { ReceivedAt = Crowd.Noon });

        var summary = await store.Feed.Summarize(Tenant);

        Assert.Equal(last, summary.Head);
        Assert.Equal((await store.Feed.Read(0, 1)).Changes[0].Position, summary.Oldest);
        Assert.Equal(Crowd.Noon.AddSeconds(9), summary.LastReceivedAt);
        Assert.Equal(
            new Dictionary<string, long> { ["call_hangup"] = 2, ["recording\0"] = 1 }, summary.EventsByType);
        Assert.Empty((await store.Feed.Summarize($"{Tenant}-other")).EventsByType);
        Assert.Null((await store.Feed.Summarize($"{Tenant}-other")).LastReceivedAt);

        await store.Restart();
        Assert.Equal(summary.EventsByType, (await store.Feed.Summarize(Tenant)).EventsByType);
    }

    [Fact]
    public async Task Types_beyond_a_thousand_are_counted_together()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_010).Select(async i =>
            await store.Journal.Keep(Tenant, Hearing.Unmodelled($"type-{i}"))));
        await store.Journal.Keep(Tenant, Hearing.Unmodelled(new string('x', 5_000)));

        var counts = (await store.Feed.Summarize(Tenant)).EventsByType;

        Assert.Equal(1_001, counts.Count);
        Assert.Equal(11, counts["other"]);
        Assert.Equal(1_011, counts.Values.Sum());
    }

    private async Task<(List<ResourceState> Read, long AsOf)> ReadAll(
        Crowd crowd, ChangeFilter filter, int size, Telling[] meanwhile)
    {
        var read = new List<ResourceState>();
        var page = await store.Feed.ReadSnapshot(crowd.Tenant, filter, null, size);
        var asOf = page.AsOf;
        for (var part = 0; ; part++)
        {
            Assert.Equal(asOf, page.AsOf);
            Assert.True(page.States.Count <= size);
            read.AddRange(page.States);
            await crowd.HearAll(store.Journal, meanwhile.Skip(part * 3).Take(3));
            await Crowd.Settle(store.Feed);
            if (page.Next is null)
            {
                return (read, asOf);
            }

            page = await store.Feed.ReadSnapshot(crowd.Tenant, filter, page.Next, size);
        }
    }
}
