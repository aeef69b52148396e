
namespace VoipbinGrains.Silo.Journals;

/// <summary>Has what is old taken out about once a minute, in small steps with pauses between them.</summary>
internal sealed partial class Retention : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource closing = new();
    private readonly Func<OldBefore, Task<bool>> step;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task loop;

    /// <param name="step">Takes out a little of what is old, and tells whether there may be more.</param>
    /// <param name="old">What is old at a moment.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what fails.</param>
    public Retention(
        Func<OldBefore, Task<bool>> step, Func<DateTimeOffset, OldBefore> old, TimeProvider time, ILogger logger)
    {
        this.step = step;
        this.time = time;
        this.logger = logger;
        loop = Task.Run(() => Run(old));
    }

    /// <summary>Takes out all that is over and was received before a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <exception cref="JournalUnavailableException">The store cannot do it now.</exception>
    public Task PurgeBefore(DateTimeOffset moment) => Purge(OldBefore.All(moment));

    /// <summary>Ends; what was not taken out is when the journal is open again.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await loop;
        closing.Dispose();
    }

    private async Task Purge(OldBefore old)
    {
        while (await step(old))
        {
            await Task.Delay(Pause, time, closing.Token);
        }
    }

    // also if nothing ever is old: what was on its way out when that was set goes on
    private async Task Run(Func<DateTimeOffset, OldBefore> old)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Interval, time, closing.Token);
                await Purge(old(time.GetUtcNow()));
            }
            catch (JournalUnavailableException cause)
            {
                LogNotPurged(cause);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is old could not be taken out; tried again in a minute")]
    private partial void LogNotPurged(Exception cause);
}
