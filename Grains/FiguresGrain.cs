using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using VoipbinGrains.Feed;
using VoipbinGrains.Figures;
using VoipbinGrains.Grains.Figures;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains;

/// <summary>
/// Follows the feed for all tenants and answers from memory. It writes nothing: whoever takes its place reads the feed
/// anew, and since figures are a function of the set of events, comes to the same ones.
/// </summary>
[GrainType("figures"), Reentrant]
internal sealed partial class FiguresGrain(IFeed feed, TimeProvider time, ILogger<FiguresGrain> log)
    : Grain, IFiguresGrain, IDisposable
{
    /// <summary>What is committed meanwhile is taken in together.</summary>
    private static readonly TimeSpan rest = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan afterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan tidyInterval = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource closing = new();
    private FeedFold live = new(feed, time, []);
    private FeedFold? rebuilt;

    private FiguresProgress Progress => new(live.Reached, live.Head, live.IsComplete, rebuilt?.Reached);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DelayDeactivation(Timeout.InfiniteTimeSpan); // reading the feed anew takes longer than anybody likes to wait
        this.RegisterGrainTimer(
            _ =>
            {
                live.Tidy();
                return Task.CompletedTask;
            },
            new() { DueTime = tidyInterval, Period = tidyInterval });
        _ = Follow();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        closing.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => closing.Dispose();

    public async ValueTask<QueueFigures> OfQueue(string tenant, Guid queue, FiguresQuery query) =>
        (await Reader(tenant, query)).OfQueue(queue);

    public async ValueTask<AgentFigures> OfAgent(string tenant, Guid agent, FiguresQuery query) =>
        (await Reader(tenant, query)).OfAgent(agent);

    public async ValueTask<Board> ReadBoard(string tenant, FiguresQuery query) =>
        (await Reader(tenant, query)).Board(live.Lag);

    public async ValueTask<CountedList> List(
        string tenant, Guid? queue, FiguresNumber number, bool ofInterval, FiguresQuery query, long after, int size)
    {
        PageSize.Check(size);
        return (await Reader(tenant, query)).List(queue, number, ofInterval, after, size);
    }

    public async ValueTask<ConversationParts> PartsOf(string tenant, Guid call)
    {
        await CatchUp();
        return live.Of(tenant).PartsOf(call, live.Reached);
    }

    public ValueTask<FiguresProgress> GetProgress() => new(Progress);

    public ValueTask<FiguresProgress> Rebuild()
    {
        rebuilt ??= new FeedFold(feed, time, live.Withdrawn);
        return new(Progress);
    }

    private async ValueTask<FiguresReader> Reader(string tenant, FiguresQuery query)
    {
        await CatchUp();
        return new FiguresReader(live.Of(tenant), query, Progress);
    }

    // whoever was answered that an event is recorded finds it counted; after a start, unless there is much to read
    private async ValueTask CatchUp()
    {
        var begun = time.GetTimestamp();
        while (await live.Step() && (live.IsComplete || time.GetElapsedTime(begun) < patience))
        {
        }
    }

    private async Task Follow()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var isBehind = await live.Step() | await StepRebuild();
                if (!isBehind)
                {
                    await feed.Wait(live.Reached, FeedPage.MaxWait);
                    await Task.Delay(rest, time, closing.Token).ConfigureAwait(
                        ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                }
            }
            catch (Exception) when (closing.IsCancellationRequested)
            {
                return; // the journal closes with the silo
            }
            catch (Exception cause)
            {
                LogLagging(cause.GetType().Name, cause.Message);
                await Task.Delay(afterFailure, time, closing.Token).ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    // the known figures are told until the new ones are as far; what was counted and is withdrawn is not in those
    private async Task<bool> StepRebuild()
    {
        if (live is { IsStale: true, IsComplete: true })
        {
            rebuilt ??= new FeedFold(feed, time, live.Withdrawn);
        }

        if (rebuilt is null || await rebuilt.Step())
        {
            return rebuilt is not null;
        }

        rebuilt.Tidy();
        (live, rebuilt) = (rebuilt, null);
        return true;
    }

    [LoggerMessage(
        LogLevel.Warning, "The figures cannot follow the journal and are tried again each second. {Error}: {Reason}")]
    private partial void LogLagging(string error, string reason);
}
