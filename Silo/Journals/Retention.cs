using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals;

/// <summary>Has what is old taken out about once a minute, in small steps with pauses between them.</summary>
internal sealed partial class Retention : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource closing = new();
    private readonly Func<long, Task<bool>> step;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task loop;

    /// <param name="step">
    /// Takes out a little of what was received before a moment, in microseconds since 1970, and tells whether there may
    /// be more.
    /// </param>
    /// <param name="retain">How long things are kept after their last event; null for ever.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what fails.</param>
    public Retention(Func<long, Task<bool>> step, TimeSpan? retain, TimeProvider time, ILogger logger)
    {
        this.step = step;
        this.time = time;
        this.logger = logger;
        loop = retain is { } age ? Task.Run(() => Run(age)) : Task.CompletedTask;
    }

    /// <summary>Takes out all that is over and was received before a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <exception cref="JournalUnavailableException">The store cannot do it now.</exception>
    public async Task PurgeBefore(DateTimeOffset moment)
    {
        while (await step(VoipbinTime.ToMicroseconds(moment)))
        {
            await Task.Delay(Pause, time, closing.Token);
        }
    }

    /// <summary>Ends; what was not taken out is when the journal is open again.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await loop;
        closing.Dispose();
    }

    private async Task Run(TimeSpan age)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Interval, time, closing.Token);
                await PurgeBefore(time.GetUtcNow() - age);
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
