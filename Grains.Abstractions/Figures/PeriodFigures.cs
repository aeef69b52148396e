namespace VoipbinGrains.Figures;

/// <summary>
/// What became of the queuecalls that left the wait in a period: by being served, by giving up, or because the call
/// ended.
/// </summary>
[GenerateSerializer, Immutable, Alias("voipbin.PeriodFigures")]
public sealed record PeriodFigures
{
    /// <summary>When the period begins, UTC.</summary>
    [Id(0)]
    public required DateTimeOffset From { get; init; }

    /// <summary>Before when it ends, UTC.</summary>
    [Id(1)]
    public required DateTimeOffset To { get; init; }

    /// <summary>How many left the wait.</summary>
    [Id(2)]
    public int Offered { get; init; }

    /// <summary>How many of them were served.</summary>
    [Id(3)]
    public int Answered { get; init; }

    /// <summary>How many of them were not.</summary>
    [Id(4)]
    public int Abandoned { get; init; }

    /// <summary>How many of those gave up so soon that they have not really waited.</summary>
    [Id(5)]
    public int ShortAbandons { get; init; }

    /// <summary>The share that was answered in time, 0 to 1; null if nobody counts.</summary>
    [Id(6)]
    public double? ServiceLevel { get; init; }

    /// <summary>The mean wait of the answered; null if there is none.</summary>
    [Id(7)]
    public TimeSpan? AverageWait { get; init; }

    /// <summary>The mean talk of the answered whose talk is over; null if there is none.</summary>
    [Id(8)]
    public TimeSpan? AverageTalk { get; init; }

    /// <summary>The longest wait; null if nobody left the wait.</summary>
    [Id(9)]
    public TimeSpan? MaxWait { get; init; }

    /// <summary>The wait that half of them did not exceed.</summary>
    [Id(10)]
    public TimeSpan? MedianWait { get; init; }

    /// <summary>The wait that nine of ten did not exceed.</summary>
    [Id(11)]
    public TimeSpan? NinetiethWait { get; init; }

    /// <summary>How many waited at once, at most.</summary>
    [Id(12)]
    public int MostWaiting { get; init; }
}
