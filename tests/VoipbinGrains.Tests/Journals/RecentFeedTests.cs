using VoipbinGrains.Feed;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Tests.Journals;

public sealed class RecentFeedTests
{
    private readonly RecentFeed feed = new();

    [Fact]
    public void What_follows_a_position_is_told_up_to_the_last_commit()
    {
        feed.Reset(next: 5, purged: 2);
        feed.Add([At(5), At(6), At(7)]);

        var page = feed.TryRead(after: 5, size: 10)!;
        Assert.Equal([6, 7], page.Changes.Select(change => change.Position));
        Assert.Equal((7, 7, 2), (page.Reached, page.Head, page.Retained));
        Assert.Equal(6, feed.TryRead(after: 4, size: 2)!.Reached);
    }

    [Fact]
    public void What_is_before_it_or_not_committed_yet_is_not_its_to_tell()
    {
        feed.Reset(next: 5, purged: 0);
        feed.Add([At(5)]);

        Assert.Null(feed.TryRead(after: 3, size: 10));
        Assert.Null(feed.TryRead(after: 5, size: 10));
        Assert.Null(feed.TryRead(after: 9, size: 10));
    }

    [Fact]
    public void After_a_gap_it_begins_anew()
    {
        feed.Reset(next: 1, purged: 0);
        feed.Add([At(1)]);
        feed.Add([At(3)]);

        Assert.Null(feed.TryRead(after: 0, size: 10));
        Assert.Equal([3], feed.TryRead(after: 2, size: 10)!.Changes.Select(change => change.Position));
    }

    [Fact]
    public void When_entries_were_taken_out_or_changed_nothing_of_before_is_told()
    {
        feed.Reset(next: 1, purged: 0);
        feed.Add([At(1), At(2)]);
        feed.Reset(next: 3, purged: 1);

        Assert.Null(feed.TryRead(after: 1, size: 10));
        feed.Add([At(3)]);
        Assert.Equal(1, feed.TryRead(after: 2, size: 10)!.Retained);
    }

    [Fact]
    public void It_is_bounded_in_number_and_in_bytes()
    {
        feed.Reset(next: 1, purged: 0);
        feed.Add([.. Enumerable.Range(1, 10_000).Select(position => At(position))]);
        Assert.Null(feed.TryRead(after: 1, size: 10));
        Assert.NotNull(feed.TryRead(after: 9_000, size: 10));

        feed.Add([.. Enumerable.Range(10_001, 100).Select(position => At(position, size: 1024 * 1024))]);
        Assert.Null(feed.TryRead(after: 10_050, size: 10));
        Assert.NotNull(feed.TryRead(after: 10_099, size: 10));
    }

    private static Change At(long position, int size = 2) =>
        Change.Of("default", Hearing.Unmodelled("x") with { Position = position, Data = new byte[size] });
}
