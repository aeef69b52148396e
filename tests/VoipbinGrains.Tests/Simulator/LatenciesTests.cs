using VoipbinGrains.Simulator.Reporting;

namespace VoipbinGrains.Tests.Simulator;

public sealed class LatenciesTests
{
    [Fact]
    public void Parts_are_told_within_their_width_and_the_longest_exactly()
    {
        var latencies = new Latencies();
        for (var microseconds = 1; microseconds <= 100_000; microseconds++)
        {
            latencies.Add(TimeSpan.FromMicroseconds(microseconds));
        }

        Assert.InRange(latencies.At(0.5).TotalMicroseconds, 50_000, 51_600);
        Assert.InRange(latencies.At(0.99).TotalMicroseconds, 99_000, 100_000);
        Assert.Equal(TimeSpan.FromMicroseconds(100_000), latencies.At(1));
        Assert.Equal(TimeSpan.FromMicroseconds(100_000), latencies.Longest);
    }

    [Fact]
    public void Of_nothing_all_parts_are_zero() => Assert.Equal(TimeSpan.Zero, new Latencies().At(0.99));
}
