using Orleans.Streams;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Streams;

/// <summary>
/// A client that follows a stream and misses nothing: it knows what it heard last, and subscribes anew from there when
/// the cluster has lost sight of it, which Orleans tells nobody, or when something was not delivered to it.
/// </summary>
public sealed class VoipbinSubscription : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // a silo that died with the question in it would answer it only when Orleans gives it up, after 30 s
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IAsyncStream<Change> stream;
    private readonly Telling telling;
    private readonly Func<PositionGoneException, Task>? gone;
    private readonly TimeProvider time;
    private StreamSubscriptionHandle<Change>? handle;
    private Task watch = Task.CompletedTask;
    private SubscriptionEar? ear;

    private VoipbinSubscription(
        IAsyncStream<Change> stream, Telling telling, Func<PositionGoneException, Task>? gone, TimeProvider time)
    {
        this.stream = stream;
        this.telling = telling;
        this.gone = gone;
        this.time = time;
    }

    /// <summary>
    /// The position of what was heard last: save it, and start with it when this program starts again. Where nothing
    /// was heard yet, it is where the subscription began.
    /// </summary>
    public long Position => telling.Position;

    /// <summary>How often it was subscribed anew.</summary>
    public int Renewals { get; private set; }

    /// <summary>
    /// Ends when this is disposed of; fails with <see cref="PositionGoneException"/> when retention has taken what was
    /// not heard yet, and nobody takes care of that.
    /// </summary>
    public Task Ended => ended.Task;

    /// <summary>Follows a stream.</summary>
    /// <param name="client">A client with <see cref="StreamsHosting.AddVoipbinStreams"/>.</param>
    /// <param name="stream">One of <see cref="VoipbinStreams"/>.</param>
    /// <param name="heard">
    /// Is told each change once and in order. While it throws, the change is told again, for 5 s; then it is a dead
    /// letter.
    /// </param>
    /// <param name="after">The position that was heard last; null for from now, 0 for all that is retained.</param>
    /// <param name="gone">Is told when something cannot be told any more; then it goes on with what is there.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public static async Task<VoipbinSubscription> Start(
        IClusterClient client,
        StreamId stream,
        Func<Change, Task> heard,
        long? after = null,
        Func<PositionGoneException, Task>? gone = null,
        TimeProvider? time = null)
    {
        // from now is a position too: so that nothing is missed that happens before the first change is heard
        after ??= (await client.GetGrain<IFeedGrain>(0).Read(long.MaxValue, 1, TimeSpan.Zero)).Head;
        var provider = client.GetStreamProvider(VoipbinStreams.Provider);
        return await Start(provider.GetStream<Change>(stream), heard, after.Value, gone, time ?? TimeProvider.System);
    }

    /// <summary>Follows a stream that is at hand.</summary>
    internal static async Task<VoipbinSubscription> Start(
        IAsyncStream<Change> stream,
        Func<Change, Task> heard,
        long after,
        Func<PositionGoneException, Task>? gone,
        TimeProvider time)
    {
        var subscription = new VoipbinSubscription(stream, new Telling(heard, after), gone, time);
        await subscription.Subscribe();
        subscription.watch = Task.Run(subscription.Watch);
        return subscription;
    }

    /// <summary>
    /// Follows the stream no more. A change that is just being told is told to its end, so that
    /// <see cref="Position"/> is what to start from next time; except where that telling is what disposes of this.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await watch;
        Volatile.Write(ref ear, null);
        await telling.DisposeAsync();
        await Leave(handle);
        ended.TrySetResult();
        closing.Dispose();
    }

    // the new one first: what the former one still tells is not listened to
    private async Task Subscribe()
    {
        var former = handle;
        var listening = new SubscriptionEar(Hear, Fail);
        await telling.Between(() => ear = listening, closing.Token);
        try
        {
            handle = await stream.SubscribeAsync(
                listening, Position == 0 ? VoipbinStreams.Beginning : VoipbinStreams.After(Position));
        }
        catch
        {
            listening.Miss(); // the cluster still knows the former one, to which nobody listens any more
            throw;
        }

        if (former is not null)
        {
            Renewals++;
            await Leave(former);
        }
    }

    private async Task Watch()
    {
        while (!closing.IsCancellationRequested && Volatile.Read(ref ear) is { } listening)
        {
            await listening.Missed.WaitAsync(Interval, time, closing.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!closing.IsCancellationRequested
                    && (listening.Missed.IsCompleted
                        || await IsForgotten().WaitAsync(Patience, time, closing.Token)))
                {
                    await Subscribe();
                }
            }
            catch (Exception)
            {
                // the cluster does not answer: asked again in a second
                await Task.Delay(Interval, time, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> IsForgotten() =>
        !(await stream.GetAllSubscriptionHandles()).Any(known => known.HandleId == handle?.HandleId);

    private async Task Hear(SubscriptionEar listening, Change change, StreamSequenceToken? token)
    {
        // what is between was given up before it came here
        if (!await telling.Tell(change, token as JournalToken, () => listening == ear))
        {
            listening.Miss();
        }
    }

    private async Task Fail(SubscriptionEar listening, Exception cause)
    {
        if (listening != ear || cause is not PositionGoneException lost)
        {
            return;
        }

        if (gone is not null)
        {
            await gone(lost);
        }
        else
        {
            ear = null;
            ended.TrySetException(lost);
        }
    }

    private static async Task Leave(StreamSubscriptionHandle<Change>? former)
    {
        // if that fails, the cluster forgets it when it finds nobody there
        await (former?.UnsubscribeAsync() ?? Task.CompletedTask)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
