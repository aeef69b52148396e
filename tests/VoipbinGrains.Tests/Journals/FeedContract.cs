using VoipbinGrains.Feed;

namespace VoipbinGrains.Tests.Journals;

/// <summary>What every store must tell those who listen.</summary>
public abstract class FeedContract(ITestedStore store)
{
    private string Tenant { get; } = $"tenant-{Guid.NewGuid():N}";

    [Fact]
    public async Task Events_of_all_kinds_come_in_the_order_of_their_positions_as_they_were_recorded()
    {
        var after = (await store.Feed.Read(0, 1)).Head;
        var crowd = new Crowd(Tenant);
        var expected = new List<Change>();
        foreach (var second in Enumerable.Range(0, 12))
        {
            expected.Add((await crowd.Hear(store.Journal, new Telling(second % 3, "call_updated", second, ""))).Change);
            var kept = Hearing.Unmodelled($"type-{second}");
            var position = await store.Journal.Keep(Tenant, kept);
            expected.Add(Change.Of(Tenant, kept with { Position = position }));
        }

        foreach (var size in new[] { 1, 5, 24, 500 })
        {
            var read = await ReadAll(after, size);
            Assert.Equal(expected.Select(Whole), read.Select(Whole));
        }
    }

    [Fact]
    public async Task A_page_tells_how_far_it_is_complete_and_where_the_head_is()
    {
        var crowd = new Crowd(Tenant);
        var first = await crowd.Hear(store.Journal, new Telling(1, "call_created", 0, ""));
        var last = await store.Journal.Keep(Tenant, Hearing.Unmodelled("x"));

        var part = await store.Feed.Read(first.State.Position - 1, 1);
        Assert.Equal((first.State.Position, last, false), (part.Reached, part.Head, part.IsLast));

        var all = await store.Feed.Read(first.State.Position - 1, 2);
        Assert.Equal((last, last, true), (all.Reached, all.Head, all.IsLast));

        var beyond = await store.Feed.Read(last + 1_000, 2);
        Assert.Empty(beyond.Changes);
        Assert.Equal((last + 1_000, last), (beyond.Reached, beyond.Head));
    }

    [Fact]
    public async Task A_page_ends_where_it_would_become_too_large_and_holds_at_least_one_change()
    {
        var after = (await store.Feed.Read(0, 1)).Head;
        foreach (var length in new[] { FeedPage.MaxBytes, 10, FeedPage.MaxBytes - 4_000 })
        {
            await store.Journal.Keep(Tenant, Hearing.Unmodelled("x") with { Data = new byte[length] });
        }

        var first = await store.Feed.Read(after, 500);
        var second = await store.Feed.Read(first.Reached, 500);

        Assert.Equal((1, 2), (first.Changes.Count, second.Changes.Count));
        Assert.True(second.IsLast);
    }

    [Fact]
    public async Task Whoever_reads_while_others_write_skips_nothing()
    {
        var after = (await store.Feed.Read(0, 1)).Head;
        var writers = Enumerable.Range(0, 8).Select(async writer =>
        {
            var crowd = new Crowd($"{Tenant}-{writer}");
            for (var second = 0; second < 25; second++)
            {
                await crowd.Hear(store.Journal, new Telling(second % 4, "call_updated", second, ""));
                await store.Journal.Keep(crowd.Tenant, Hearing.Unmodelled("x"));
            }
        });
        var done = Task.WhenAll(writers);

        var read = new List<long>();
        while (!done.IsCompleted)
        {
            read.AddRange((await ReadAll(after, 7)).Select(change => change.Position));
            after = read.Count > 0 ? read[^1] : after;
        }

        await done;
        read.AddRange((await ReadAll(after, 7)).Select(change => change.Position));
        Assert.Equal(read.Order().Distinct(), read);
        Assert.Equal(8 * 25 * 2, read.Count);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_commit()
    {
        var head = (await store.Feed.Read(0, 1)).Head;
        var waiting = store.Feed.Wait(head, TimeSpan.FromMinutes(1)).AsTask();

        await store.Journal.Keep(Tenant, Hearing.Unmodelled("x"));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        await store.Feed.Wait(head, TimeSpan.FromMinutes(1)).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task<List<Change>> ReadAll(long after, int size)
    {
        var read = new List<Change>();
        var page = new FeedPage([], after, long.MaxValue, 0);
        while (!page.IsLast)
        {
            page = await store.Feed.Read(page.Reached, size);
            Assert.True(page.Changes.Count <= size);
            read.AddRange(page.Changes);
        }

        return read;
    }

    private static string Whole(Change change) =>
        $"{change with { Data = default }} {Convert.ToHexString(change.Data.Span)}";
}
