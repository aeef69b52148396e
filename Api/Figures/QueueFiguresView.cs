using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>A queue's figures as clients see them; of all queues together the queue is null.</summary>
internal sealed record QueueFiguresView(
    Guid? Queue,
    string? Name,
    DateTimeOffset AsOf,
    string TimeZone,
    QueueNowView Now,
    PeriodView Interval,
    PeriodView Today,
    IReadOnlyList<PeriodView>? Trend,
    ParametersView Parameters,
    IReadOnlyDictionary<string, string> Formulas,
    LinksView Links,
    ProgressView Progress)
{
    public static QueueFiguresView Of(QueueFigures figures, FiguresQuery query, Names names, bool withTrend) => new(
        figures.Queue,
        figures.Queue is { } queue ? names.Of(queue, figures.Name) : null,
        query.AsOf,
        query.TimeZone,
        QueueNowView.Of(figures.Now),
        PeriodView.Of(figures.Interval),
        PeriodView.Of(figures.Today),
        withTrend ? [.. figures.Trend.Select(PeriodView.Of)] : null,
        ParametersView.Of(figures.Thresholds),
        VoipbinGrains.Api.Figures.Formulas.OfQueues,
        LinksView.Of(figures.Queue),
        ProgressView.Of(figures.Progress));
}

/// <summary>Who is in a queue.</summary>
internal sealed record QueueNowView(
    int Waiting, int Connecting, int InService, long? LongestWaitMs, Guid? LongestWaitQueuecall)
{
    public static QueueNowView Of(QueueNow now) => new(
        now.Waiting, now.Connecting, now.InService, Ms.Of(now.LongestWait), now.LongestWaitQueuecall);
}

/// <summary>What figures are measured by.</summary>
internal sealed record ParametersView(long ServiceLevelThresholdMs, long ShortAbandonMs)
{
    public static ParametersView Of(QueueThresholds one) => new(Ms.Of(one.ServiceLevel), Ms.Of(one.ShortAbandon));
}
