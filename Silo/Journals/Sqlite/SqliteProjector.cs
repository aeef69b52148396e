using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Has the lists follow the feed, a moment after each commit, in steps that go with other commits.</summary>
internal sealed partial class SqliteProjector : IAsyncDisposable
{
    /// <summary>What is committed meanwhile is followed together.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource closing = new();
    private readonly GroupCommit commits;
    private readonly CommitPulse pulse;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task loop;
    private long reached;

    /// <param name="commits">Takes the steps.</param>
    /// <param name="pulse">Tells of commits.</param>
    /// <param name="reached">The position up to which the lists are complete.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what fails.</param>
    public SqliteProjector(GroupCommit commits, CommitPulse pulse, long reached, TimeProvider time, ILogger logger)
    {
        this.commits = commits;
        this.pulse = pulse;
        this.reached = reached;
        this.time = time;
        this.logger = logger;
        loop = Task.Run(Run);
    }

    /// <summary>Completes the lists before anybody reads them: a few entries, or all of an older schema's.</summary>
    /// <param name="store">The store, in nobody else's use.</param>
    /// <param name="logger">Is told how far it came.</param>
    public static async Task CatchUp(SqliteStore store, ILogger logger)
    {
        const int Step = 10_000;
        try
        {
            while (store.Projected < store.Position)
            {
                var step = new PendingProjection(Step);
                await store.Write([step]);
                step.Release();
                await step.Done;
                await store.Tidy();
                LogCatchingUp(logger, store.Projected, store.Position);
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
            Volatile.Write(ref reached, await commits.Write(new PendingProjection()));
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
