using VoipbinGrains.Simulator.Bodies;
using VoipbinGrains.Simulator.Options;

namespace VoipbinGrains.Tests.Simulator;

public sealed class CommandLineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_said_is_a_demo_at_a_human_pace_that_begins_now()
    {
        var options = CommandLine.Read([]);
        var plan = options.Plan(Now, anySeed: 3);

        Assert.Equal("http://localhost:5080/v1/webhooks", options.Webhooks.ToString());
        Assert.Equal((1.0, null, null), (options.Speed, options.Rate, options.Duration));
        Assert.Equal((3, Now, null, null), (plan.Seed, plan.Start, plan.ClosesAfter, plan.ClosesAfterEvents));
        Assert.Equal([Era.Today], plan.Eras);
    }

    [Fact]
    public void A_seed_makes_all_the_same_also_the_clock() =>
        Assert.Equal(
            CommandLine.Read(["--seed", "-5"]).Plan(Now, anySeed: 1) with { Eras = [] },
            CommandLine.Read(["--seed=-5"]).Plan(Now.AddDays(1), anySeed: 2) with { Eras = [] });

    [Fact]
    public void A_rate_makes_the_centre_large_enough_and_a_duration_tells_how_many_events()
    {
        var plan = CommandLine.Read(["--rate", "200", "--duration", "1.5m"]).Plan(Now, anySeed: 1);

        Assert.Equal((500, 18_000L, null), (plan.Calls, plan.ClosesAfterEvents, plan.ClosesAfter));
    }

    [Fact]
    public void A_speed_makes_a_duration_longer_on_the_simulated_clock() => Assert.Equal(
        TimeSpan.FromMinutes(5),
        CommandLine.Read(["--speed=10", "--duration=30s"]).Plan(Now, anySeed: 1).ClosesAfter);

    [Theory]
    [InlineData("250ms", 250), InlineData("2", 2000), InlineData("2s", 2000), InlineData("0.5m", 30_000)]
    [InlineData("1h", 3_600_000), InlineData("0s", 0)]
    public void A_time_is_a_number_with_a_unit(string written, int milliseconds) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(milliseconds), CommandLine.Read(["--reorder", written]).Reorder);

    [Theory]
    [InlineData("--rtae=5", "--rtae is no option. --help lists them all.")]
    [InlineData("--speeed=5", "--speeed is no option. Is it --speed?")]
    [InlineData("rate", "rate is no option. --help lists them all.")]
    [InlineData("--rate", "--rate takes a value: --rate N.")]
    [InlineData("--rate=0", "--rate takes a number above 0, not «0».")]
    [InlineData("--verify=yes", "--verify takes no value.")]
    [InlineData("--loss=1.5", "--loss takes a number from 0 to 1, not «1.5».")]
    [InlineData("--era=2023", "--era takes 2022, today or both, not «2023».")]
    [InlineData("--queues=0", "--queues takes a whole number from 1 on, not «0».")]
    [InlineData("--duration=soon", "--duration takes a time, such as 500ms, 30s, 10m or 1h, not «soon».")]
    [InlineData("--url=localhost:5080", "--url takes a URL, such as http://localhost:5080, not «localhost:5080».")]
    public void What_cannot_be_read_is_told_with_a_way_to_mend_it(string argument, string told) =>
        Assert.Equal(told, Assert.Throws<FormatException>(() => CommandLine.Read([argument])).Message);

    [Fact]
    public void Help_tells_every_option() => Assert.All(
        OptionTable.All, option => Assert.Contains($"  --{option.Name} ", CommandLine.Help, StringComparison.Ordinal));
}
