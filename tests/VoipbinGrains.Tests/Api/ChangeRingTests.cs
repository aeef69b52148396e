using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Changes;
using VoipbinGrains.Feed;
using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.Tests.Api;

public sealed class ChangeRingTests
{
    private readonly FrameText text = new(Options.Create(new JsonOptions()));
    private readonly ChangeRing ring = new();

    [Fact]
    public void A_ring_that_is_not_open_serves_nobody() => Assert.False(Take(after: 5).IsServed);

    [Fact]
    public void Whoever_stands_where_the_ring_begins_is_served_everything_after_it_and_nothing_twice()
    {
        ring.Open(10);
        AssertTaken([], 10, after: 10);

        ring.Add(Frames(11, 13), upTo: 15);

        AssertTaken([11, 13], 15, after: 10);
        AssertTaken([13], 15, after: 11);
        AssertTaken([], 15, after: 14);
        Assert.False(Take(after: 9).IsServed);
    }

    [Fact]
    public void Whoever_is_ahead_of_the_ring_waits_where_it_is()
    {
        ring.Open(10);

        AssertTaken([], 12, after: 12);
    }

    [Fact]
    public void A_large_part_comes_in_pieces_without_a_gap()
    {
        ring.Open(0);
        ring.Add(Frames(Enumerable.Range(1, 1_000).ToArray()), upTo: 1_000);

        var (position, heard, pieces) = (0L, new List<long>(), 0);
        for (var isLast = false; !isLast; pieces++)
        {
            (_, var positions, position, isLast) = Take(position);
            heard.AddRange(positions);
        }

        Assert.Equal(Enumerable.Range(1, 1_000).Select(number => (long)number), heard);
        Assert.True(pieces > 1);
    }

    [Fact]
    public void The_oldest_leave_when_there_are_too_many_and_whoever_stood_there_is_not_served()
    {
        ring.Open(0);
        for (var position = 1; position <= 200; position++)
        {
            ring.Add([Frame(position, ChangeRing.MostBytes / 100)], upTo: position);
        }

        var oldest = Enumerable.Range(0, 200).First(after => Take(after).IsServed);

        Assert.InRange(oldest, 150, 199);
        Assert.Equal(oldest + 1, Take(oldest).Positions[0]);
        Assert.Equal([200], Take(199).Positions);
    }

    [Fact]
    public void Whoever_waits_is_woken_by_what_is_added_after_it_looked()
    {
        ring.Open(0);
        var more = ring.More;
        Assert.False(more.IsCompleted);

        ring.Add(Frames(1), upTo: 1);

        Assert.True(more.IsCompleted);
        Assert.False(ring.More.IsCompleted);
    }

    private void AssertTaken(List<long> positions, long upTo, long after)
    {
        var taken = Take(after);
        Assert.True(taken.IsServed && taken.IsLast);
        Assert.Equal(positions, taken.Positions);
        Assert.Equal(upTo, taken.UpTo);
    }

    private (bool IsServed, List<long> Positions, long UpTo, bool IsLast) Take(long after)
    {
        var isServed = ring.TryTake(after, out var frames, out var upTo, out var isLast);
        return (isServed, [.. frames.Select(frame => frame.Change.Position)], upTo, isLast);
    }

    private List<Frame> Frames(params int[] positions) => [.. positions.Select(position => Frame(position, 1))];

    private Frame Frame(long position, int size) => new(
        Change.Of("default", Hearing.Unmodelled("x") with { Position = position, Data = new byte[size] }), text);
}
