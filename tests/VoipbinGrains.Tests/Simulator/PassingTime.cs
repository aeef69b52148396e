namespace VoipbinGrains.Tests.Simulator;

/// <summary>Time in which waits of these lengths are over at once, and all others never.</summary>
internal sealed class PassingTime(params double[] seconds) : TimeProvider
{
    /// <summary>The waits that are over, in seconds.</summary>
    public List<double> Passed { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var isOver = seconds.Contains(dueTime.TotalSeconds);
        if (isOver)
        {
            Passed.Add(dueTime.TotalSeconds);
        }

        return base.CreateTimer(callback, state, isOver ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, period);
    }
}
