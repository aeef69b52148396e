using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>The figures of all queues together, of each, and of all agents, each counted once.</summary>
internal sealed record CentreFiguresView(
    Guid? Queue,
    DateTimeOffset AsOf,
    string TimeZone,
    QueueNowView Now,
    PeriodView Interval,
    PeriodView Today,
    IReadOnlyList<PeriodView>? Trend,
    AgentsView Agents,
    IReadOnlyList<QueueLineView> Queues,
    ParametersView Parameters,
    IReadOnlyDictionary<string, string> Formulas,
    LinksView Links,
    ProgressView Progress)
{
    public static CentreFiguresView Of(Board board, FiguresQuery query, Names names, bool withTrend) => new(
        null,
        query.AsOf,
        query.TimeZone,
        QueueNowView.Of(board.All.Now),
        PeriodView.Of(board.All.Interval),
        PeriodView.Of(board.All.Today),
        withTrend ? [.. board.All.Trend.Select(PeriodView.Of)] : null,
        AgentsView.Of(board.Agents),
        [.. board.Queues.Select(queue => QueueLineView.Of(queue, names))],
        ParametersView.Of(board.All.Thresholds),
        VoipbinGrains.Api.Figures.Formulas.OfQueues,
        LinksView.Of(null),
        ProgressView.Of(board.All.Progress));
}

/// <summary>A queue among others.</summary>
internal sealed record QueueLineView(
    Guid Queue, string? Name, QueueNowView Now, PeriodView Interval, PeriodView Today, ParametersView Parameters)
{
    public static QueueLineView Of(QueueFigures figures, Names names) => new(
        figures.Queue!.Value,
        names.Of(figures.Queue!.Value, figures.Name),
        QueueNowView.Of(figures.Now),
        PeriodView.Of(figures.Interval),
        PeriodView.Of(figures.Today),
        ParametersView.Of(figures.Thresholds));
}

/// <summary>All agents together, each counted once; one that was deleted, or told no status, is in no status.</summary>
internal sealed record AgentsView(
    IReadOnlyDictionary<string, int> ByStatus,
    int Handled,
    long TalkMs,
    long WrapUpMs,
    long IdleMs,
    double? Occupancy)
{
    public static AgentsView Of(IReadOnlyList<AgentFigures> agents)
    {
        var talk = agents.Sum(agent => agent.Talk.Ticks);
        var wrapUp = agents.Sum(agent => agent.WrapUp.Ticks);
        var idle = agents.Sum(agent => agent.Idle.Ticks);
        return new(
            agents.Where(agent => agent.Status is not null).CountBy(agent => agent.Status!)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(),
            agents.Sum(agent => agent.Handled),
            Ms.Of(new TimeSpan(talk)),
            Ms.Of(new TimeSpan(wrapUp)),
            Ms.Of(new TimeSpan(idle)),
            talk + wrapUp + idle == 0 ? null : (double)(talk + wrapUp) / (talk + wrapUp + idle));
    }
}
