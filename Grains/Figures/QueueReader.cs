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

    /// <summary>The figures of a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="name">Its name.</param>
    /// <param name="tally">Its queuecalls.</param>
    /// <param name="withTrend">Whether each quarter of the day is told.</param>
    public QueueFigures Read(Guid queue, string? name, QueueTally tally, bool withTrend) =>
        Read(queue, name, tally, [(tally, query.ThresholdsOf(queue))], withTrend);

    /// <summary>The figures of all queues together; each queuecall is measured by its own queue's thresholds.</summary>
    public QueueFigures ReadAll(Tallies tallies) => Read(
        queue: null,
        name: null,
        tallies.All,
        query.OwnThresholds.Count == 0
            ? [(tallies.All, query.Thresholds)]
            :
            [
                .. tallies.Queues.Select(pair => (pair.Value, query.ThresholdsOf(pair.Key))),
                (tallies.Queueless, query.Thresholds),
            ],
        withTrend: true);

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

    private QueueFigures Read(
        Guid? queue,
        string? name,
        QueueTally tally,
        IReadOnlyList<(QueueTally Part, QueueThresholds Thresholds)> measured,
        bool withTrend)
    {
        var most = new WaitingCurve(day, now, tally, overdueBefore);
        return new QueueFigures
        {
            Queue = queue,
            Name = name,
            Now = Now(tally),
            Interval = Of(day.QuarterOf(now)),
            Today = Of((day.From, day.To)),
            Trend = withTrend ? Trend() : [],
            Thresholds = query.ThresholdsOf(queue),
            Progress = progress,
        };

        PeriodFigures Of((long From, long To) period)
        {
            var count = new PeriodCount();
            for (var from = period.From; from < period.To; from += LocalDay.Quarter)
            {
                count.Add(tally.Quarter(from));
                foreach (var (part, thresholds) in measured)
                {
                    count.Measure(part.Quarter(from), thresholds);
                }
            }

            return count.Figures(period.From, period.To, most.Most(period.From, period.To));
        }

        List<PeriodFigures> Trend()
        {
            var trend = new List<PeriodFigures>();
            for (var from = day.From; from < day.To && from <= now; from += LocalDay.Quarter)
            {
                trend.Add(Of(day.QuarterOf(from)));
            }

            return trend;
        }
    }

    private QueueNow Now(QueueTally tally)
    {
        var counts = new int[3];
        QueuecallFacts? longest = null;
        foreach (var stay in tally.Open)
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
