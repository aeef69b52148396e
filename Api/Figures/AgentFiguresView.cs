using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>An agent's figures as clients see them.</summary>
internal sealed record AgentFiguresView(
    Guid Agent,
    string? Name,
    DateTimeOffset AsOf,
    string TimeZone,
    AgentNowView Now,
    AgentTodayView Today,
    IReadOnlyDictionary<string, string> Formulas,
    ProgressView Progress)
{
    public static AgentFiguresView Of(AgentFigures figures, FiguresQuery query, Names names) => new(
        figures.Agent,
        names.Of(figures.Agent, figures.Name),
        query.AsOf,
        query.TimeZone,
        new AgentNowView(figures.Status, figures.Since, figures.Queuecall),
        new AgentTodayView(
            figures.From,
            figures.TimeInStatus.ToDictionary(pair => pair.Key, pair => Ms.Of(pair.Value)),
            figures.Handled,
            Ms.Of(figures.Talk),
            Ms.Of(figures.WrapUp),
            Ms.Of(figures.Idle),
            figures.Occupancy),
        VoipbinGrains.Api.Figures.Formulas.OfAgents,
        ProgressView.Of(figures.Progress));
}

/// <summary>What an agent does now.</summary>
internal sealed record AgentNowView(string? Status, DateTimeOffset? Since, Guid? Queuecall);

/// <summary>What an agent did today.</summary>
internal sealed record AgentTodayView(
    DateTimeOffset From,
    IReadOnlyDictionary<string, long> TimeInStatusMs,
    int Handled,
    long TalkMs,
    long WrapUpMs,
    long IdleMs,
    double? Occupancy);
