using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Figures;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Lifecycles;
using VoipbinGrains.Tests.Webhooks;

namespace VoipbinGrains.Tests.Figures;

public sealed class WithdrawnTests
{
    private static readonly ResourceKey Stay = new("default", "queuecall", Tale.Id(30));

    [Fact]
    public async Task What_was_withdrawn_does_not_count_in_figures_that_are_made_anew()
    {
        var told = new Tale("2026-11-02").GivenUp(30, 1, "10:00:00", "10:01:00").Bodies;
        var stay = Recording.Of(told.Select(Bodies.Event));
        stay.Withdraw(stay.Arrived[^1]);
        var feed = new Told([.. stay.Arrived.Select(recorded => Change.Of(Stay, recorded))]);

        var known = new FeedFold(feed, TimeProvider.System, []);
        await known.Step();
        var anew = new FeedFold(feed, TimeProvider.System, known.Withdrawn);
        await anew.Step();

        Assert.Equal((true, false), (known.IsStale, anew.IsStale));
        Assert.Equal((0, 1), Figures(known));
        Assert.Equal((1, 0), Figures(anew));
    }

    private static (int Waiting, int Abandoned) Figures(FeedFold fold)
    {
        var board = fold.Of("default").At(ToldFeed.Utc("2026-11-02T10:02:00Z")).Board(TimeSpan.Zero);
        return (board.All.Now.Waiting, board.All.Today.Abandoned);
    }

    private sealed class Told(IReadOnlyList<Change> changes) : IFeed
    {
        public ValueTask<FeedPage> Read(long after, int size) => new(new FeedPage(
            [.. changes.Where(change => change.Position > after)], changes.Count, changes.Count, 1));

        public ValueTask Wait(long after, TimeSpan most) => throw new NotSupportedException();

        public ValueTask<SnapshotPage> ReadSnapshot(
            string tenant, ChangeFilter filter, SnapshotPlace? place, int size) => throw new NotSupportedException();

        public ValueTask<FeedSummary> Summarize(string tenant) => throw new NotSupportedException();
    }
}
