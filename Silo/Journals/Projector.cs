
namespace VoipbinGrains.Silo.Journals;

/// <summary>Has the lists follow the feed, a moment after each commit, in small steps.</summary>
internal sealed partial class Projector : IAsyncDisposable
{
    /// <summary>What is committed meanwhile is followed together.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource closing = new();
    private readonly Func<Task<long>> step;
    private readonly CommitPulse pulse;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task loop;
    private long reached;

    /// <param name="step">Has the lists follow a little, and gives the position that they reached.</param>
    /// <param name="pulse">Tells of commits.</param>
    /// <param name="reached">The position up to which the lists are complete.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what fails.</param>
    public Projector(Func<Task<long>> step, CommitPulse pulse, long reached, TimeProvider time, ILogger logger)
    {
        this.step = step;
        this.pulse = pulse;
        this.reached = reached;
        this.time = time;
        this.logger = logger;
        loop = Task.Run(Run);
    }

    /// <summary>Completes the lists before anybody reads them: a few entries, or all of an older schema's.</summary>
    /// <param name="step">Has the lists follow many entries, and gives the position that they reached.</param>
    /// <param name="reached">The position up to which they are complete.</param>
    /// <param name="head">The position up to which they shall be.</param>
    /// <param name="logger">Is told how far it came.</param>
    public static async Task CatchUp(Func<Task<long>> step, long reached, long head, ILogger logger)
    {
        try
        {
            while (reached < head)
            {
                reached = await step();
                LogCatchingUp(logger, reached, head);
            }
        }
        catch (JournalUnavailableException cause)
        {
            LogLagging(logger, cause);
        }
    }

    /// <summary>Returns once the lists are complete up to what is committed now.</summary>
    /// <exception cref="JournalUnavailableException">They cannot follow now.</exception>
    public async Task CatchUp()
    {
        var head = pulse.Position;
        while (Volatile.Read(ref reached) < head)
        {
            Volatile.Write(ref reached, await step());
        }
    }

    /// <summary>Ends; what was not followed is when the journal is opened again.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await loop;
        closing.Dispose();
    }

    private async Task Run()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await pulse.Wait(reached, Timeout.InfiniteTimeSpan).AsTask().WaitAsync(closing.Token);
                await Task.Delay(Rest, time, closing.Token);
                await CatchUp();
            }
            catch (JournalUnavailableException cause)
            {
                LogLagging(logger, cause);
                await Task.Delay(Patience, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lists cannot follow the journal; tried again each second")]
    private static partial void LogLagging(ILogger logger, Exception cause);

    [LoggerMessage(LogLevel.Information, "The lists are made from the journal: {Reached} of {Head} entries")]
    private static partial void LogCatchingUp(ILogger logger, long reached, long head);
}
