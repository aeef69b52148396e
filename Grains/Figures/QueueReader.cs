using VoipbinGrains.Figures;
using VoipbinGrains.Queuecalls;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// Makes a queue's figures of its queuecalls: one definition for what is live and what is past.
/// </summary>
internal sealed class QueueReader(FiguresQuery query, LocalDay day, FiguresProgress progress)
{
    private readonly long now = VoipbinTime.ToMicroseconds(query.AsOf);
    private readonly long overdueBefore = VoipbinTime.ToMicroseconds(query.QueuecallsOverdueBefore);

    /// <summary>The figures of some queuecalls.</summary>
    /// <param name="queue">The queue; null for all together.</param>
    /// <param name="name">Its name.</param>
    /// <param name="stays">Its queuecalls.</param>
    /// <param name="withTrend">Whether each quarter of the day is told.</param>
    public QueueFigures Read(Guid? queue, string? name, IReadOnlyCollection<QueuecallFacts> stays, bool withTrend)
    {
        var thresholds = query.ThresholdsOf(queue);
        var left = stays.Where(stay => stay.LeftAt >= day.From && stay.LeftAt < day.To).ToList();
        var most = new WaitingCurve(day, now, stays, overdueBefore);
        var interval = day.QuarterOf(now);
        return new QueueFigures
        {
            Queue = queue,
            Name = name,
            Now = Now(stays),
            Interval = Of(interval, left, most, thresholds),
            Today = Of((day.From, day.To), left, most, thresholds),
            Trend = withTrend ? Trend(left, most, thresholds) : [],
            Thresholds = thresholds,
            Progress = progress,
        };
    }

    /// <summary>The queuecalls behind a number, oldest first.</summary>
    public IEnumerable<QueuecallFacts> Behind(
        FiguresNumber number, bool ofInterval, Guid? queue, IEnumerable<QueuecallFacts> stays)
    {
        var (from, to) = ofInterval ? day.QuarterOf(now) : (day.From, day.To);
        return stays.Where(stay => number switch
        {
            FiguresNumber.Waiting => stay.IsLive(overdueBefore) && StageOf(stay) is Stage.Waiting,
            FiguresNumber.Connecting => stay.IsLive(overdueBefore) && StageOf(stay) is Stage.Connecting,
            FiguresNumber.InService => stay.IsLive(overdueBefore) && StageOf(stay) is Stage.InService,
            _ => stay.LeftAt >= from && stay.LeftAt < to && number switch
            {
                FiguresNumber.Answered => stay.IsAnswered,
                FiguresNumber.Abandoned => !stay.IsAnswered,
                FiguresNumber.ShortAbandons => IsShort(stay, query.ThresholdsOf(queue ?? stay.Queue)),
                _ => true,
            },
        }).OrderBy(stay => stay.LeftAt ?? stay.CreatedAt).ThenBy(stay => stay.Id);
    }

    // those of all queues together are measured each by its own queue's thresholds
    private PeriodFigures Of(
        (long From, long To) period, List<QueuecallFacts> left, WaitingCurve most, QueueThresholds thresholds)
    {
        var count = new PeriodCount();
        foreach (var stay in left)
        {
            if (stay.LeftAt >= period.From && stay.LeftAt < period.To)
            {
                count.Add(stay, query.OwnThresholds.Count == 0 ? thresholds : query.ThresholdsOf(stay.Queue));
            }
        }

        return count.Figures(period.From, period.To, most.Most(period.From, period.To));
    }

    private List<PeriodFigures> Trend(List<QueuecallFacts> left, WaitingCurve most, QueueThresholds thresholds)
    {
        var quarters = left.ToLookup(stay => day.QuarterOf(stay.LeftAt!.Value).From);
        var trend = new List<PeriodFigures>();
        for (var from = day.From; from < day.To && from <= now; from += LocalDay.Quarter)
        {
            trend.Add(Of(day.QuarterOf(from), [.. quarters[from]], most, thresholds));
        }

        return trend;
    }

    private QueueNow Now(IReadOnlyCollection<QueuecallFacts> stays)
    {
        var counts = new int[3];
        QueuecallFacts? longest = null;
        foreach (var stay in stays)
        {
            if (!stay.IsLive(overdueBefore))
            {
                continue;
            }

            counts[(int)StageOf(stay)]++;
            if (stay.ServedAt is null && (longest is null
                || (stay.CreatedAt, stay.Id).CompareTo((longest.CreatedAt, longest.Id)) < 0))
            {
                longest = stay;
            }
        }

        return new QueueNow(
            counts[(int)Stage.Waiting],
            counts[(int)Stage.Connecting],
            counts[(int)Stage.InService],
            longest is null ? null : TimeSpan.FromMicroseconds(Math.Max(0, now - longest.CreatedAt)),
            longest?.Id);
    }

    // who is being thrown out is still where it was
    private static Stage StageOf(QueuecallFacts stay) =>
        stay.Status == QueuecallStatus.Connecting ? Stage.Connecting
        : stay.Status == QueuecallStatus.Service ? Stage.InService
        : stay.Status == QueuecallStatus.Kicking && stay.ServedAt is not null ? Stage.InService
        : Stage.Waiting;

    private static bool IsShort(QueuecallFacts stay, QueueThresholds thresholds) => !stay.IsAnswered
        && stay.Wait <= thresholds.ShortAbandon.Ticks / TimeSpan.TicksPerMicrosecond;

    private enum Stage
    {
        Waiting,
        Connecting,
        InService,
    }
}
