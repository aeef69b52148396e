using VoipbinGrains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>Counts queuecalls that left the wait. Times are in microseconds.</summary>
internal sealed class PeriodCount
{
    private readonly List<long> waits = [];
    private int answered;
    private int inTime;
    private int shortAbandons;
    private int talks;
    private long waited;
    private long talked;

    /// <summary>Counts those of a quarter of an hour.</summary>
    public void Add(QuarterCount quarter)
    {
        quarter.Answered.CopyTo(waits);
        quarter.Abandoned.CopyTo(waits);
        answered += quarter.Answered.Count;
        waited += quarter.Waited;
        talks += quarter.Talks.Count;
        talked += quarter.Talks.Time;
    }

    /// <summary>Measures those of a quarter of an hour, which are counted already.</summary>
    /// <param name="quarter">The quarter, or a part of it.</param>
    /// <param name="thresholds">What its queuecalls are measured by.</param>
    public void Measure(QuarterCount quarter, QueueThresholds thresholds)
    {
        inTime += quarter.Answered.CountUpTo(Microseconds(thresholds.ServiceLevel));
        shortAbandons += quarter.Abandoned.CountUpTo(Microseconds(thresholds.ShortAbandon));
    }

    /// <summary>What was counted, as the figures of a period.</summary>
    public PeriodFigures Figures(long from, long to, int mostWaiting)
    {
        waits.Sort();
        var abandoned = waits.Count - answered;
        var counted = answered + abandoned - shortAbandons;
        return new PeriodFigures
        {
            From = VoipbinTime.FromMicroseconds(from),
            To = VoipbinTime.FromMicroseconds(to),
            Offered = waits.Count,
            Answered = answered,
            Abandoned = abandoned,
            ShortAbandons = shortAbandons,
            ServiceLevel = counted == 0 ? null : (double)inTime / counted,
            AverageWait = Mean(waited, answered),
            AverageTalk = Mean(talked, talks),
            MaxWait = Rank(100),
            MedianWait = Rank(50),
            NinetiethWait = Rank(90),
            MostWaiting = mostWaiting,
        };
    }

    // nearest rank: the smallest wait that so many of a hundred do not exceed
    private TimeSpan? Rank(int percent) => waits.Count == 0
        ? null
        : TimeSpan.FromMicroseconds(waits[((percent * waits.Count) + 99) / 100 - 1]);

    private static TimeSpan? Mean(long sum, int count) =>
        count == 0 ? null : TimeSpan.FromMicroseconds(sum / count);

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
