using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>The figures of a period as clients see them.</summary>
internal sealed record PeriodView(
    DateTimeOffset From,
    DateTimeOffset To,
    int Offered,
    int Answered,
    int Abandoned,
    int ShortAbandons,
    double? ServiceLevel,
    long? AsaMs,
    long? AhtMs,
    long? MaxWaitMs,
    long? P50WaitMs,
    long? P90WaitMs,
    int MaxWaiting)
{
    public static PeriodView Of(PeriodFigures one) => new(
        one.From,
        one.To,
        one.Offered,
        one.Answered,
        one.Abandoned,
        one.ShortAbandons,
        one.ServiceLevel,
        Ms.Of(one.AverageWait),
        Ms.Of(one.AverageTalk),
        Ms.Of(one.MaxWait),
        Ms.Of(one.MedianWait),
        Ms.Of(one.NinetiethWait),
        one.MostWaiting);
}

/// <summary>Durations in whole milliseconds; what is finer is cut.</summary>
internal static class Ms
{
    public static long Of(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMillisecond;

    public static long? Of(TimeSpan? time) => time is { } known ? Of(known) : null;
}
