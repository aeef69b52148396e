using VoipbinGrains.Figures;

namespace VoipbinGrains.Tests.Figures;

public sealed class OwnThresholdsTests
{
    private static readonly Guid usual = Tale.Id(21);
    private static readonly Guid patient = Tale.Id(22);

    private static readonly Dictionary<Guid, QueueThresholds> own = new()
    {
        [patient] = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10)),
    };

    // in each queue one waits for half a minute, and one gives up after eight seconds; of the fifth no queue is known
    private static readonly Tale tale = new Tale("2026-11-02")
        .Join(11, 1, 21, "09:00:01").Served(31, 1, "09:00:01", "09:00:31", "09:03:00", agent: 41)
        .Join(12, 2, 22, "09:00:01").Served(32, 2, "09:00:01", "09:00:31", "09:03:00", agent: 42)
        .Join(13, 3, 21, "09:10:00").GivenUp(33, 3, "09:10:00", "09:10:08")
        .Join(14, 4, 22, "09:10:00").GivenUp(34, 4, "09:10:00", "09:10:08")
        .GivenUp(35, 5, "09:10:00", "09:10:04");

    [Fact]
    public void A_queue_is_measured_by_its_own_thresholds()
    {
        var figures = ToldFeed.Book(ToldFeed.Of(tale.Bodies)).At(ToldFeed.Utc("2026-11-02T10:00:00Z"), own: own);

        Assert.Equal((0, 0.0), Measured(figures.OfQueue(usual).Today));
        Assert.Equal((1, 1.0), Measured(figures.OfQueue(patient).Today));
        Assert.Equal(TimeSpan.FromMinutes(1), figures.OfQueue(patient).Thresholds.ServiceLevel);
    }

    [Fact]
    public void All_together_are_measured_each_by_its_own_queues_and_whose_queue_is_not_known_by_the_usual_ones()
    {
        var figures = ToldFeed.Book(ToldFeed.Of(tale.Bodies)).At(ToldFeed.Utc("2026-11-02T10:00:00Z"), own: own);

        var all = figures.Board(TimeSpan.Zero).All;
        Assert.Equal(5, all.Today.Offered);
        Assert.Equal((2, 1 / 3.0), Measured(all.Today));
        Assert.Equal(Measured(all.Today), Measured(all.Trend[36]));
        Assert.Equal(ToldFeed.Utc("2026-11-02T09:00:00Z"), all.Trend[36].From);
    }

    private static (int ShortAbandons, double? ServiceLevel) Measured(PeriodFigures period) =>
        (period.ShortAbandons, period.ServiceLevel);
}
