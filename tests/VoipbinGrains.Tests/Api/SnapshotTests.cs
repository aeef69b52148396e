using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Changes;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Tests.Api;

public sealed class SnapshotTests
{
    [Fact]
    public async Task Who_waits_for_a_store_that_is_away_is_given_signs_of_life_and_then_the_snapshot()
    {
        var time = new FakeTimeProvider();
        using var body = new MemoryStream();
        using var behind = new CatchUp(new AwayFeed { Failures = 40 });
        var http = new DefaultHttpContext { Response = { Body = body } };
        var client = new SseWriter(http, time, CancellationToken.None);
        var request = new StreamRequest(["default"], new ChangeFilter(), new StreamStart.Snapshot());

        var sending = new Snapshot(behind, new FrameText(Options.Create(new JsonOptions())), client, time)
            .Send(request, CancellationToken.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!sending.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        await client.Flush();
        var frames = Encoding.UTF8.GetString(body.ToArray()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, await sending);
        Assert.InRange(frames.Count(frame => frame.StartsWith(':')), 3, 8); // one in 10 s, of 40 s and a few more
        Assert.StartsWith("event: live", frames[^1], StringComparison.Ordinal);
    }

    private sealed class AwayFeed : IFeedGrain
    {
        public int Failures { get; set; }

        public ValueTask<SnapshotPage> ReadSnapshot(
            string tenant, ChangeFilter filter, SnapshotPlace? place, int size) =>
            Failures-- > 0 ? throw new TimeoutException() : ValueTask.FromResult(new SnapshotPage([], 7, null));

        public ValueTask<FeedPage> Read(long after, int size, TimeSpan wait) => throw new NotSupportedException();

        public ValueTask<FeedSummary> Summarize(string tenant) => throw new NotSupportedException();
    }
}
