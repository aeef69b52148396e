using Orleans.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>Takes a queue over for its agent, and tells the agent which streams to look at.</summary>
internal sealed partial class QueueReceiver(
    QueueCache queue,
    IStreamStore store,
    JournalTail tail,
    SubscribedStreams subscribed,
    Checkpoints checkpoints,
    TimeProvider time,
    ILogger<QueueReceiver> logger) : IQueueAdapterReceiver
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public Task Initialize(TimeSpan timeout) => Task.CompletedTask; // an agent does not try again what fails here

    /// <inheritdoc/>
    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) =>
        GetQueueMessagesAsync(maxCount, CancellationToken.None);

    /// <inheritdoc/>
    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        if (queue.Epoch is null)
        {
            await Open(cancellationToken);
        }

        var more = queue.More; // before looking: nobody is woken unnoticed
        if (queue.TakeWakes() is { Count: > 0 } wakes)
        {
            return wakes;
        }

        await more.WaitAsync(Longest, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return queue.TakeWakes();
    }

    /// <inheritdoc/>
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Shutdown(TimeSpan timeout)
    {
        queue.Close();
        tail.Leave(queue);
        await subscribed.Leave(queue);
        await checkpoints.Leave(queue);
    }

    private async Task Open(CancellationToken stop)
    {
        try
        {
            var claim = await store.Claim((int)queue.Id.GetNumericId());
            await subscribed.Join(queue, claim);
            checkpoints.Follow(queue, claim.Last);
            tail.Fill(queue);
        }
        catch (JournalUnavailableException cause)
        {
            LogNotOpen(queue.Id.ToString(), cause.GetBaseException().Message);
            await Task.Delay(Longest, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Queue} cannot be taken over now; tried again each second: {Reason}")]
    private partial void LogNotOpen(string queue, string reason);
}
