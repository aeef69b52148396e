using VoipbinGrains.Agents;
using VoipbinGrains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>Makes an agent's figures of its statuses and of the queuecalls that it serves.</summary>
internal sealed class AgentReader(FiguresQuery query, LocalDay day, FiguresProgress progress)
{
    private readonly long now = VoipbinTime.ToMicroseconds(query.AsOf);
    private readonly long overdueBefore = VoipbinTime.ToMicroseconds(query.QueuecallsOverdueBefore);

    /// <summary>The figures of an agent.</summary>
    /// <param name="id">The agent.</param>
    /// <param name="facts">What was heard of it; null if nothing was.</param>
    /// <param name="stays">The queuecalls that it serves or served, in the order in which it began to.</param>
    public AgentFigures Read(Guid id, AgentFacts? facts, IList<QueuecallFacts> stays)
    {
        var statuses = facts is null ? [] : facts.Statuses(now).ToList();
        var talks = TimeSpans.Union(stays.Select(TalkOf));
        var wrapUps = TimeSpans.Without(TimeSpans.Union(WrapUps(stays, statuses)), talks);
        var busy = TimeSpans.Union(talks.Concat(wrapUps));
        var idle = TimeSpans.Without(
            TimeSpans.Union(
                statuses.Where(one => one.Status == AgentStatus.Available).Select(one => (one.From, one.To))),
            busy);
        var (talk, wrapUp, free) = (Today(talks), Today(wrapUps), Today(idle));
        var status = facts?.Now();
        return new AgentFigures
        {
            Agent = id,
            Name = facts?.Name,
            Status = status?.Status,
            Since = status is { } known ? VoipbinTime.FromMicroseconds(known.Since) : null,
            IsDeleted = facts is { IsDeleted: true },
            Queuecall = stays.LastOrDefault(stay => stay.IsLive(overdueBefore))?.Id,
            From = VoipbinTime.FromMicroseconds(day.From),
            TimeInStatus = statuses.GroupBy(one => one.Status, one => (one.From, one.To))
                .Select(group => (Status: group.Key, Time: Today(group)))
                .Where(one => one.Time > 0)
                .ToDictionary(one => one.Status, one => TimeSpan.FromMicroseconds(one.Time)),
            Handled = stays.Count(stay => stay.LeftAt >= day.From && stay.LeftAt < day.To),
            Talk = TimeSpan.FromMicroseconds(talk),
            WrapUp = TimeSpan.FromMicroseconds(wrapUp),
            Idle = TimeSpan.FromMicroseconds(free),
            Occupancy = talk + wrapUp + free == 0 ? null : (double)(talk + wrapUp) / (talk + wrapUp + free),
            Progress = progress,
        };
    }

    // one that is overdue ended nobody knows when
    private (long From, long To) TalkOf(QueuecallFacts stay) => (
        stay.ServedAt!.Value,
        stay.EndedAt is { } ended && stay.IsOver ? ended : stay.IsLive(overdueBefore) ? now : stay.ServedAt.Value);

    // VoIPBin makes an agent busy and never free again: whoever is still busy after a talk is taken to wrap it up
    private IEnumerable<(long From, long To)> WrapUps(
        IList<QueuecallFacts> stays, List<(string Status, long From, long To)> statuses)
    {
        var first = 0;
        foreach (var (_, ended) in stays.Where(stay => stay.IsOver).Select(TalkOf).OrderBy(talk => talk.To))
        {
            while (first < statuses.Count && statuses[first].To <= ended)
            {
                first++;
            }

            var until = ended;
            for (var i = first; i < statuses.Count && statuses[i].From <= until
                && (statuses[i].Status == AgentStatus.Busy || statuses[i].Status == AgentStatus.Ringing); i++)
            {
                until = statuses[i].To;
            }

            yield return (ended, Math.Min(until, now));
        }
    }

    private long Today(IEnumerable<(long From, long To)> spans) =>
        spans.Sum(span => Math.Max(0, Math.Min(span.To, Math.Min(now, day.To)) - Math.Max(span.From, day.From)));
}
