using System.Buffers;
using VoipbinGrains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>Counts queuecalls that left the wait. Times are in microseconds.</summary>
internal sealed class PeriodCount
{
    private readonly List<QuarterCount> quarters = [];
    private int answered;
    private int abandoned;
    private int inTime;
    private int shortAbandons;
    private int talks;
    private long waited;
    private long talked;

    /// <summary>Counts those of a quarter of an hour.</summary>
    public void Add(QuarterCount quarter)
    {
        quarters.Add(quarter);
        answered += quarter.Answered.Count;
        abandoned += quarter.Abandoned.Count;
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
        var offered = answered + abandoned;
        var counted = offered - shortAbandons;
        var room = ArrayPool<long>.Shared.Rent(offered); // a busy day's are too many to be allocated each time
        try
        {
            var waits = Sorted(room.AsSpan(0, offered));
            return Figures(from, to, mostWaiting, counted, waits);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(room);
        }
    }

    private PeriodFigures Figures(long from, long to, int mostWaiting, int counted, ReadOnlySpan<long> waits) => new()
    {
        From = VoipbinTime.FromMicroseconds(from),
        To = VoipbinTime.FromMicroseconds(to),
        Offered = waits.Length,
        Answered = answered,
        Abandoned = abandoned,
        ShortAbandons = shortAbandons,
        ServiceLevel = counted == 0 ? null : (double)inTime / counted,
        AverageWait = Mean(waited, answered),
        AverageTalk = Mean(talked, talks),
        MaxWait = Rank(waits, 100),
        MedianWait = Rank(waits, 50),
        NinetiethWait = Rank(waits, 90),
        MostWaiting = mostWaiting,
    };

    private Span<long> Sorted(Span<long> waits)
    {
        var rest = waits;
        foreach (var part in quarters.SelectMany(quarter => new[] { quarter.Answered, quarter.Abandoned }))
        {
            part.CopyTo(rest);
            rest = rest[part.Count..];
        }

        waits.Sort();
        return waits;
    }

    // nearest rank: the smallest wait that so many of a hundred do not exceed
    private static TimeSpan? Rank(ReadOnlySpan<long> waits, int percent) => waits.Length == 0
        ? null
        : TimeSpan.FromMicroseconds(waits[((percent * waits.Length) + 99) / 100 - 1]);

    private static TimeSpan? Mean(long sum, int count) =>
        count == 0 ? null : TimeSpan.FromMicroseconds(sum / count);

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
