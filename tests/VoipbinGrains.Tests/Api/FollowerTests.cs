using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Changes;
using VoipbinGrains.Feed;
using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.Tests.Api;

public sealed class FollowerTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly ScriptedFeed feed = new();
    private readonly ChangeRing ring = new();
    private readonly FrameText text = new(Options.Create(new JsonOptions()));
    private readonly MemoryStream body = new();
    private readonly CancellationTokenSource stop = new();

    private string Told => Encoding.UTF8.GetString(body.ToArray());

    [Fact]
    public async Task Whoever_reads_behind_the_ring_is_served_from_the_store_and_then_from_the_ring()
    {
        feed.Add(1, 2, 3, 4);
        ring.Open(3);
        ring.Add([.. feed.Changes.Skip(3).Select(change => new Frame(change, text))], upTo: 4);
        feed.PageSize = 2;

        var following = Follow(new FeedPlace(0));
        await stop.CancelAsync();
        await following;

        Assert.Equal(["id: 1", "id: 2", "id: 3", "id: 4", "id: 4"], Ids());
        Assert.Equal([0, 2], feed.AskedAfter);
    }

    [Fact]
    public async Task What_retention_took_before_it_was_heard_ends_the_stream()
    {
        feed.Add(7, 8);
        feed.Retained = 5;

        Assert.False(await Follow(new FeedPlace(4)));
        Assert.Empty(Ids());
    }

    [Fact]
    public async Task Whoever_reads_all_that_is_retained_is_not_owed_what_was_gone_before()
    {
        feed.Add(2, 7, 8);
        feed.Retained = 5;
        feed.PageSize = 1;
        feed.AfterRead = after => feed.Retained = after == 7 ? 6 : 5;

        var following = Follow(new FeedPlace(0) { Floor = 5 });
        await stop.CancelAsync();

        Assert.True(await following);
        Assert.Equal(["id: 2", "id: 7", "id: 8", "id: 8"], Ids());
    }

    [Fact]
    public async Task Whoever_reads_all_that_is_retained_is_told_when_more_is_taken_before_it_comes_there()
    {
        feed.Add(2, 7, 8);
        feed.Retained = 5;
        feed.PageSize = 1;
        feed.AfterRead = _ => feed.Retained = 6;

        Assert.False(await Follow(new FeedPlace(0) { Floor = 5 }));
        Assert.Equal(["id: 2"], Ids());
    }

    [Fact]
    public async Task The_position_is_told_in_time_also_when_everything_was_filtered_away()
    {
        ring.Open(0);
        var following = Follow(new FeedPlace(0), resource: "agent");
        feed.Add(1, 2, 3);
        ring.Add([.. feed.Changes.Select(change => new Frame(change, text))], upTo: 3);

        await PassTimeUntil(() => Told.EndsWith(":\nid: 3\n\n", StringComparison.Ordinal));
        await stop.CancelAsync();

        Assert.True(await following);
        Assert.Equal(["id: 0", "id: 3"], Ids().Distinct());
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_asked_again_and_nothing_is_missed()
    {
        feed.Add(1, 2);
        feed.Failures = 2;
        var following = Follow(new FeedPlace(0));

        await PassTimeUntil(() => Told.Contains("live", StringComparison.Ordinal));
        await stop.CancelAsync();
        await following;

        // heartbeats, which have no name, may fall before and after
        var named = Told.Split("\n\n").Where(frame => frame.StartsWith("event: ", StringComparison.Ordinal));
        Assert.Equal(
            ["event: late\nid: 1", "event: late\nid: 2", "event: live\nid: 2"],
            named.Select(frame => string.Join('\n', frame.Split('\n').Take(2))));
    }

    public void Dispose()
    {
        stop.Dispose();
        body.Dispose();
    }

    private Task<bool> Follow(FeedPlace place, string? resource = null)
    {
        var http = new DefaultHttpContext { Response = { Body = body } };
        var request = new StreamRequest(
            ["default"],
            new ChangeFilter { Resources = resource is null ? null : [resource] },
            new StreamStart.After(place.Position));
        return new Follower(new CatchUp(feed), ring, text, new SseWriter(http, time, stop.Token), request, place)
            .Follow(time, stop.Token);
    }

    private async Task PassTimeUntil(Func<bool> isReached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isReached())
        {
            limit.Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private IEnumerable<string> Ids() =>
        Told.Split('\n').Where(line => line.StartsWith("id:", StringComparison.Ordinal));

    private sealed class ScriptedFeed : IFeedGrain
    {
        public List<Change> Changes { get; } = [];

        public List<long> AskedAfter { get; } = [];

        public int PageSize { get; set; } = 500;

        public long Retained { get; set; }

        public int Failures { get; set; }

        public Action<long> AfterRead { get; set; } = _ => { };

        public void Add(params int[] positions) => Changes.AddRange(positions.Select(position =>
            Change.Of("default", Hearing.Unmodelled("x") with { Position = position })));

        public ValueTask<FeedPage> Read(long after, int size, TimeSpan wait)
        {
            if (Failures-- > 0)
            {
                throw new TimeoutException();
            }

            AskedAfter.Add(after);
            var page = FeedPage.Of(
                Changes.Where(change => change.Position > after), PageSize, after, Changes[^1].Position, Retained);
            AfterRead(page.Reached);
            return ValueTask.FromResult(page);
        }

        public ValueTask<SnapshotPage> ReadSnapshot(
            string tenant, ChangeFilter filter, SnapshotPlace? place, int size) =>
            throw new NotSupportedException();

        public ValueTask<FeedSummary> Summarize(string tenant) => throw new NotSupportedException();
    }
}
