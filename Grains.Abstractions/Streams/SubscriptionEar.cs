using Orleans.Streams;
using VoipbinGrains.Feed;

namespace VoipbinGrains.Streams;

/// <summary>What a <see cref="VoipbinSubscription"/> hears by one of its handles.</summary>
internal sealed class SubscriptionEar(
    Func<SubscriptionEar, Change, StreamSequenceToken?, Task> heard, Func<SubscriptionEar, Exception, Task> failed)
    : IAsyncObserver<Change>
{
    private readonly TaskCompletionSource missed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when something was not delivered.</summary>
    public Task Missed => missed.Task;

    public void Miss() => missed.TrySetResult();

    public Task OnNextAsync(Change item, StreamSequenceToken? token = null) => heard(this, item, token);

    public Task OnErrorAsync(Exception ex) => failed(this, ex);
}
