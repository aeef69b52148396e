using Orleans.Streams;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// What becomes of a change that a subscriber did not take: it is kept as a dead letter before the stream goes on.
/// </summary>
/// <param name="queue">The queue as its agent has it now.</param>
/// <param name="letters">Keeps it.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told.</param>
internal sealed partial class DeliveryFailures(
    Func<QueueCache?> queue, IDeadLetters letters, TimeProvider time, ILogger<DeliveryFailures> logger)
    : IStreamFailureHandler
{
    /// <summary>How many changes in a row a subscription may not take before it is called unhealthy.</summary>
    private const int MostInARow = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A fault would take the subscription away for good.</summary>
    public bool ShouldFaultSubsriptionOnError => false;

    /// <inheritdoc/>
    public async Task OnDeliveryFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        // of several changes the cursor makes single ones, and no token tells that something is gone
        if (queue()?.FindFailed(streamIdentity, sequenceToken, subscriptionId.Guid) is not { } failed)
        {
            return;
        }

        var stream = StreamName.Of(streamIdentity);
        if (failed.Letter is { } known)
        {
            await Insist(() => letters.Answer(known, at: null));
            return;
        }

        LogGivenUp(failed.Change.Position, stream, subscriptionId.Guid);
        await Insist(() => letters.Keep(new DeadLetter
        {
            Tenant = failed.Change.Tenant,
            Subscription = subscriptionId.Guid,
            Stream = stream,
            Position = failed.Change.Position,
            FailedAt = time.GetUtcNow(),
        }));
        if (failed.InARow >= MostInARow)
        {
            LogUnhealthy(subscriptionId.Guid, stream, MostInARow);
            var found = new UnhealthySubscription(subscriptionId.Guid, stream, time.GetUtcNow());
            await Insist(() => letters.Mark(subscriptionId.Guid, (failed.Change.Tenant, found)));
        }
    }

    /// <inheritdoc/>
    public Task OnSubscriptionFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        LogNotReached(subscriptionId.Guid, StreamName.Of(streamIdentity));
        return Task.CompletedTask;
    }

    // the agent does not look at what this fails with, so it does not fail; whoever stops gives the queue back first
    private async Task Insist(Func<ValueTask> keep)
    {
        while (queue() is { Closed: { IsCompleted: false } closed })
        {
            try
            {
                await keep();
                return;
            }
            catch (Exception cause)
            {
                LogNotKept(cause);
                await closed.WaitAsync(Patience, time).ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Position {Position} of {Stream} was not taken by {Subscription}: a dead letter")]
    private partial void LogGivenUp(long position, string stream, Guid subscription);

    [LoggerMessage(
        LogLevel.Error,
        "Subscription {Subscription} to {Stream} is unhealthy: it has not taken {Number} changes in a row")]
    private partial void LogUnhealthy(Guid subscription, string stream, int number);

    [LoggerMessage(LogLevel.Warning, "Subscriber {Subscription} of {Stream} cannot be reached")]
    private partial void LogNotReached(Guid subscription, string stream);

    [LoggerMessage(LogLevel.Warning, "A dead letter cannot be kept now; tried again each second")]
    private partial void LogNotKept(Exception cause);
}
