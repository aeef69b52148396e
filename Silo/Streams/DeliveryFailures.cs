using Orleans.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>What becomes of events that a subscriber did not take.</summary>
internal sealed class DeliveryFailures(Func<QueueCache?> queue) : IStreamFailureHandler
{
    /// <summary>A fault would take the subscription away for good.</summary>
    public bool ShouldFaultSubsriptionOnError => false;

    /// <inheritdoc/>
    public Task OnDeliveryFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        _ = queue;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task OnSubscriptionFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken) =>
        Task.CompletedTask;
}
