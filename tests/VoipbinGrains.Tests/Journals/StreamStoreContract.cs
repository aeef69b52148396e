using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must keep for the streams.</summary>
public abstract class StreamStoreContract(ITestedStore store)
{
    private static int queues;

    private string Name { get; } = $"{Guid.NewGuid():N}";

    private string Stream => $"call/{Name}/x";

    [Fact]
    public async Task A_state_is_written_only_by_whoever_has_read_the_last()
    {
        Assert.Null(await store.Streams.ReadState(Name));
        Assert.Equal(1, await store.Streams.WriteState(Write(0, [1], stream: null)));
        Assert.Equal(2, await store.Streams.WriteState(Write(1, [1, 2], stream: null)));
        Assert.Null(await store.Streams.WriteState(Write(1, [3], stream: null)));
        Assert.Null(await store.Streams.WriteState(Write(0, [3], stream: null)));

        var read = await store.Streams.ReadState(Name);
        Assert.Equal((2, "0102"), (read!.Version, Convert.ToHexString(read.Bytes)));
        await store.Restart();
        Assert.Equal(2, (await store.Streams.ReadState(Name))!.Version);
    }

    [Fact]
    public async Task Who_subscribes_is_told_in_order_with_the_position_from_which_it_is_owed()
    {
        var crowd = new Crowd(Name);
        var before = (await ReadMine(0)).Select(one => one.Revision).DefaultIfEmpty().Max();
        var first = (await crowd.Hear(store.Journal, new Telling(1, "call_created", 0, ""))).State.Position;
        await store.Streams.WriteState(Write(0, [1], subscribers: 1));
        await crowd.Hear(store.Journal, new Telling(1, "call_updated", 1, ""));
        await store.Streams.WriteState(Write(1, [1], subscribers: 1)); // nobody came

        var one = Assert.Single(await ReadMine(before));
        Assert.Equal((Stream, 1, true), (one.Stream, one.Subscribers, one.Since >= first));
        Assert.True(one.Since < (await store.Feed.Read(0, 1)).Head, "What is recorded afterwards is owed.");

        await store.Streams.WriteState(Write(2, [2], subscribers: 2));
        var two = Assert.Single(await ReadMine(one.Revision));
        Assert.Equal((2, one.Since), (two.Subscribers, two.Since));

        await store.Streams.Settle([one]); // as it was: a newer one came
        Assert.Equal(one.Since, (await ReadMine(one.Revision))[0].Since);
        await store.Streams.Settle([two]);
        Assert.Null((await ReadMine(one.Revision))[0].Since);

        await store.Streams.WriteState(Write(3, [], subscribers: 0));
        Assert.Equal(0, Assert.Single(await ReadMine(two.Revision)).Subscribers);
        Assert.Empty(await ReadMine(0)); // who starts now does not need to know
    }

    [Fact]
    public async Task Who_asks_for_what_was_before_is_owed_it()
    {
        await store.Streams.WriteState(Write(0, [1], subscribers: 1) with { After = 7 });
        Assert.True(Assert.Single(await ReadMine(0)).Since <= 7);
        await store.Streams.WriteState(Write(1, [1], subscribers: 2) with { After = 0 });
        Assert.Equal(0, Assert.Single(await ReadMine(0)).Since);
        await store.Streams.WriteState(Write(2, [1], subscribers: 3));
        var three = Assert.Single(await ReadMine(0));
        Assert.Equal(0, three.Since);

        await store.Streams.Settle([three]);
        await store.Streams.WriteState(Write(3, [1], subscribers: 4) with { After = long.MaxValue });
        Assert.Equal((await store.Feed.Read(0, 1)).Head, Assert.Single(await ReadMine(0)).Since);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_subscription()
    {
        var known = (await store.Streams.ReadSubscribed(0)).Select(one => one.Revision).DefaultIfEmpty().Max();
        await store.Streams.WriteState(Write(0, [1], subscribers: 1));
        await store.Streams.WaitForSubscribed(known, TimeSpan.FromMinutes(1)).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_former_owner_of_a_queue_never_sets_it_back()
    {
        var queue = 1_000 + Interlocked.Increment(ref queues) + GetType().Name.Length;
        var former = await store.Streams.Claim(queue);
        Assert.Equal(former.Head, former.Last.Position);
        var told = former.Last with { Position = 70, Laggards = [new Laggard("kind/call", 12, 3)] };
        Assert.Empty(await store.Streams.Save([told]));

        var owner = await store.Streams.Claim(queue);
        Assert.Equal((70L, new Laggard("kind/call", 12, 3)), (owner.Last.Position, Assert.Single(owner.Last.Laggards)));
        Assert.Empty(await store.Streams.Save([owner.Last with { Position = 80, Laggards = [] }]));
        Assert.Equal([queue], await store.Streams.Save([told with { Position = 71 }]));

        await store.Restart();
        Assert.Equal(80, (await store.Streams.Claim(queue)).Last.Position);
    }

    [Fact]
    public async Task A_resource_by_itself_is_read_from_any_position()
    {
        var crowd = new Crowd(Name);
        var heard = new List<(VoipbinGrains.Feed.Change Change, VoipbinGrains.Resources.ResourceState State)>();
        foreach (var second in Enumerable.Range(0, 9))
        {
            var told = await crowd.Hear(store.Journal, new Telling(second % 2, "call_updated", second, ""));
            heard.Add((told.Change, told.State));
        }

        var key = heard[0].State.Key;
        var expected = heard.Where(one => one.State.Key == key).Select(one => one.Change.Position).ToList();
        foreach (var after in expected.SelectMany(one => new[] { one - 1, one, one + 1 }).Append(0))
        {
            var page = await store.Streams.ReadOf(key, after, 2);
            Assert.Equal(expected.Where(one => one > after).Take(2), page.Changes.Select(change => change.Position));
            Assert.Equal(expected.Count(one => one > after) <= 2, page.IsLast);
            Assert.Equal(0, page.Retained);
        }

        Assert.Empty((await store.Streams.ReadOf(key with { Id = Guid.NewGuid() }, 0, 2)).Changes);
    }

    [Fact]
    public async Task A_resource_that_has_left_tells_that_something_is_gone()
    {
        var call = new Hearing(Name);
        var committed = await call.Hear(store.Journal, "call_hangup", "hangup", -60);
        await Crowd.Settle(store.Feed);
        await store.PurgeBefore(Hearing.Noon.AddSeconds(-30));

        var page = await store.Streams.ReadOf(call.Key, 0, 10);
        Assert.Empty(page.Changes);
        Assert.True(page.Retained >= committed.Position, $"{page}");
    }

    [Fact]
    public async Task A_dead_letter_is_listed_asked_for_and_answered()
    {
        var letter = new DeadLetter
        {
            Tenant = Name,
            Subscription = Guid.NewGuid(),
            Stream = Stream,
            Position = 7,
            FailedAt = Hearing.Noon,
        };
        await store.Letters.Keep(letter);
        await store.Letters.Keep(letter with { Position = 8 });
        await store.Letters.Keep(letter with { FailedAt = Hearing.Noon.AddSeconds(1) }); // the same once more

        var listed = await store.Letters.List(Name, null, 10);
        Assert.Equal([8, 7], listed.Select(one => one.Position));
        Assert.Equal(letter with { Id = listed[1].Id, FailedAt = Hearing.Noon.AddSeconds(1) }, listed[1]);
        Assert.Equal(listed[1], Assert.Single(await store.Letters.List(Name, listed[0].Id, 10)));
        Assert.Equal(listed[1], await store.Letters.Find(Name, listed[1].Id));
        Assert.Null(await store.Letters.Find("another", listed[1].Id));

        await store.Letters.Ask(listed[1].Id);
        var asked = Assert.Single(await store.Letters.ReadAsked(0), one => one.Stream == Stream);
        Assert.Equal((listed[1].Id, 7), (asked.Id, asked.Position));
        Assert.DoesNotContain(await store.Letters.ReadAsked(asked.Revision), one => one.Stream == Stream);

        await store.Letters.Answer(asked.Id, Hearing.Noon);
        Assert.DoesNotContain(await store.Letters.ReadAsked(0), one => one.Stream == Stream);
        Assert.Equal(Hearing.Noon, (await store.Letters.Find(Name, asked.Id))!.ReplayedAt);
    }

    [Fact]
    public async Task An_unhealthy_subscription_is_marked_until_it_is_well()
    {
        var found = new UnhealthySubscription(Guid.NewGuid(), Stream, TimeProvider.System.GetUtcNow());
        await store.Letters.Mark(found.Subscription, (Name, found));
        await store.Letters.Mark(found.Subscription, (Name, found));
        Assert.Equal(found.Subscription, Assert.Single(await store.Letters.ListUnhealthy(Name)).Subscription);

        await store.Letters.Mark(found.Subscription, null);
        Assert.Empty(await store.Letters.ListUnhealthy(Name));
    }

    private StateWrite Write(long version, byte[] bytes, int subscribers = 0, string? stream = "") =>
        new(Name, version, bytes, stream is null ? null : Stream, subscribers, Hearing.Noon);

    private async Task<List<Subscribed>> ReadMine(long after) =>
        [.. (await store.Streams.ReadSubscribed(after)).Where(one => one.Stream == Stream)];
}
