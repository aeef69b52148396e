namespace VoipbinGrains.Simulator.Delivery;

/// <summary>
/// When each event is told in real time: so many a second whatever the simulated clock says, or when the simulated
/// clock has come so far.
/// </summary>
/// <param name="rate">How many events each second; null to follow the simulated clock.</param>
/// <param name="speed">How many times faster than the real one the simulated clock is.</param>
/// <param name="time">The real time.</param>
/// <param name="close">Ends the wait that there is: something else comes sooner.</param>
internal sealed class Pace(double? rate, double speed, TimeProvider time, CancellationToken close)
{
    private readonly long began = time.GetTimestamp();
    private long count;
    private long? first;

    /// <summary>Returns when it is time for the next event, which was told at that simulated time.</summary>
    public async ValueTask Wait(long at, CancellationToken stop)
    {
        first ??= at;
        var due = rate is { } each
            ? TimeSpan.FromSeconds(count++ / each)
            : TimeSpan.FromMicroseconds((at - first.Value) / speed);
        var early = due - time.GetElapsedTime(began);
        if (early <= TimeSpan.Zero)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            stop, close.IsCancellationRequested ? stop : close);
        await Task.Delay(early, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
    }
}
