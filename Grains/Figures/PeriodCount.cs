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

    /// <summary>Counts a queuecall.</summary>
    /// <param name="stay">One that left the wait.</param>
    /// <param name="thresholds">Its queue's.</param>
    public void Add(QueuecallFacts stay, QueueThresholds thresholds)
    {
        var wait = stay.Wait;
        waits.Add(wait);
        if (!stay.IsAnswered)
        {
            shortAbandons += wait <= Microseconds(thresholds.ShortAbandon) ? 1 : 0;
            return;
        }

        answered++;
        waited += wait;
        inTime += wait <= Microseconds(thresholds.ServiceLevel) ? 1 : 0;
        if (stay.Talk is { } talk)
        {
            talks++;
            talked += talk;
        }
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
