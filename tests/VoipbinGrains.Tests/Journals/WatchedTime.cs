using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace VoipbinGrains.Tests.Journals;

/// <summary>Time under control that tells when somebody starts to wait.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Lets pass what somebody waits for, once somebody does.</summary>
    /// <returns>How long that was.</returns>
    public async Task<TimeSpan> PassNextWait()
    {
        var wait = await waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Advance(wait);
        return wait;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }
}
