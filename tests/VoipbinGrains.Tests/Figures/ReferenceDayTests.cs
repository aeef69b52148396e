using VoipbinGrains.Figures;
using VoipbinGrains.Grains.Figures;

namespace VoipbinGrains.Tests.Figures;

public sealed class ReferenceDayTests
{
    private static readonly FiguresReader Figures =
        ToldFeed.Book(ToldFeed.Of(ReferenceDay.Bodies)).At(ReferenceDay.Evening, ReferenceDay.Zone);

    [Fact]
    public void The_day_lasts_from_midnight_to_midnight_and_is_an_hour_short()
    {
        var today = Figures.OfQueue(Tale.Id(ReferenceDay.Sales)).Today;

        Assert.Equal(ToldFeed.Utc("2026-03-28T23:00:00Z"), today.From);
        Assert.Equal(ToldFeed.Utc("2026-03-29T22:00:00Z"), today.To);
    }

    [Fact]
    public void Each_figure_of_the_first_queue_is_the_one_that_was_worked_out_by_hand() => Assert.Equal(
        "offered 7, answered 3, abandoned 4, short 1, level 0.3333, asa 28250, aht 215000, max 60000, p50 20000, "
            + "p90 60000, most 1",
        Text(Figures.OfQueue(Tale.Id(ReferenceDay.Sales)).Today));

    [Fact]
    public void Each_figure_of_the_second_queue_is_the_one_that_was_worked_out_by_hand() => Assert.Equal(
        "offered 2, answered 2, abandoned 0, short 0, level 0.5000, asa 20000, aht 150000, max 30000, p50 10000, "
            + "p90 30000, most 1",
        Text(Figures.OfQueue(Tale.Id(ReferenceDay.Support)).Today));

    [Fact]
    public void All_queues_together_count_also_whom_no_queue_is_known_of() => Assert.Equal(
        "offered 10, answered 6, abandoned 4, short 1, level 0.4444, asa 20958, aht 167333, max 60000, p50 15000, "
            + "p90 49750, most 1",
        Text(Figures.Board(TimeSpan.Zero).All.Today));

    [Fact]
    public void Who_waits_now_is_in_its_queue_and_who_is_overdue_in_none()
    {
        Assert.Equal(
            new QueueNow(1, 0, 0, TimeSpan.FromSeconds(30), Tale.Id(212)),
            Figures.OfQueue(Tale.Id(ReferenceDay.Support)).Now);
        Assert.Equal(new QueueNow(0, 0, 0, null, null), Figures.OfQueue(Tale.Id(ReferenceDay.Sales)).Now);
    }

    [Fact]
    public void The_quarters_of_the_day_add_up_to_the_day()
    {
        var sales = Figures.OfQueue(Tale.Id(ReferenceDay.Sales));

        Assert.Equal(23 * 4, sales.Trend.Count);
        Assert.Equal(sales.Today.Offered, sales.Trend.Sum(quarter => quarter.Offered));
        Assert.Equal(sales.Interval, sales.Trend[^1]);
        Assert.Equal(1, sales.Trend[0].Answered); // came the day before, served on this one
    }

    [Fact]
    public void Each_figure_of_an_agent_is_the_one_that_was_worked_out_by_hand()
    {
        var ada = Figures.OfAgent(Tale.Id(ReferenceDay.Ada));

        // talks of 300, 105 and 59 s; two minutes of writing down; available from 23:00 to 06:00 but for these
        Assert.Equal((3, 464.0, 120.0), (ada.Handled, ada.Talk.TotalSeconds, ada.WrapUp.TotalSeconds));
        Assert.Equal((7 * 3600) - 464.0 - 120.0, ada.Idle.TotalSeconds);
        Assert.Equal((464.0 + 120.0) / (7 * 3600), ada.Occupancy!.Value, 12);
        Assert.Equal(("offline", "Agent 11"), (ada.Status, ada.Name));
        Assert.Equal(
            new Dictionary<string, double> { ["available"] = (7 * 3600) - 179.0, ["busy"] = 179, ["offline"] = 57_570 },
            ada.TimeInStatus.ToDictionary(pair => pair.Key, pair => pair.Value.TotalSeconds));
    }

    [Fact]
    public void Each_agent_is_counted_once_over_all_queues()
    {
        var agents = Figures.Board(TimeSpan.Zero).Agents;

        Assert.Equal([Tale.Id(ReferenceDay.Ada), Tale.Id(ReferenceDay.Ben)], agents.Select(agent => agent.Agent));
        Assert.Equal(6, agents.Sum(agent => agent.Handled));
    }

    [Fact]
    public void Behind_each_number_are_as_many_queuecalls_as_it_says()
    {
        var sales = Tale.Id(ReferenceDay.Sales);

        Assert.Equal([7, 3, 4, 1, 0], new[]
        {
            FiguresNumber.Offered, FiguresNumber.Answered, FiguresNumber.Abandoned, FiguresNumber.ShortAbandons,
            FiguresNumber.Waiting,
        }.Select(number => Figures.List(sales, number, ofInterval: false, 0, 100).Queuecalls.Count));
        Assert.Equal(
            [Tale.Id(201), Tale.Id(202)],
            Figures.List(sales, FiguresNumber.Answered, ofInterval: false, 0, 2).Queuecalls
                .Select(one => one.Queuecall));
    }

    [Fact]
    public void What_is_told_late_restates_the_figures_as_if_it_had_been_told_in_time()
    {
        var late = new Tale("2026-03-29").Stay(211, 109, "10:00:00", "abandoned", "abandoned", "10:01:00").Bodies;

        var restated = ToldFeed.Book(ToldFeed.Of([.. ReferenceDay.Bodies, .. late]))
            .At(ReferenceDay.Evening, ReferenceDay.Zone)
            .OfQueue(Tale.Id(ReferenceDay.Sales));

        Assert.Equal((8, 5), (restated.Today.Offered, restated.Today.Abandoned));
    }

    private static string Text(PeriodFigures one) => FormattableString.Invariant(
        $"offered {one.Offered}, answered {one.Answered}, abandoned {one.Abandoned}, short {one.ShortAbandons}, ")
        + FormattableString.Invariant(
            $"level {one.ServiceLevel:0.0000}, asa {Ms(one.AverageWait)}, aht {Ms(one.AverageTalk)}, ")
        + FormattableString.Invariant(
            $"max {Ms(one.MaxWait)}, p50 {Ms(one.MedianWait)}, p90 {Ms(one.NinetiethWait)}, most {one.MostWaiting}");

    private static long Ms(TimeSpan? time) => time!.Value.Ticks / TimeSpan.TicksPerMillisecond;
}
