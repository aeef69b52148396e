using Orleans.Streams;
using Orleans.Streams.Core;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.SubscribingSilo;

[GrainType("call-counts"), ImplicitStreamSubscription(VoipbinStreams.KindNamespace)]
public sealed class CallCountsGrain(
    [PersistentState("counts", VoipbinStreams.Provider)] IPersistentState<CallCounts> counts)
    : Grain, ICallCountsGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<Change>
{
    public ValueTask<Dictionary<string, int>> Get() =>
        ValueTask.FromResult(new Dictionary<string, int>(counts.State.ByStatus));

    // from where the counts stand; 0 is the beginning
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<Change>().ResumeAsync(this, VoipbinStreams.After(counts.State.Position));

    public async Task OnNextAsync(IList<SequentialItem<Change>> items)
    {
        // what is told twice was counted: the position is stored with the counts
        foreach (var change in items.Select(item => item.Item).Where(change => change.Position > counts.State.Position))
        {
            counts.State.Position = change.Position;
            Add(change.Version == 1 ? null : change.PreviousStatus, -1);
            Add(change.Status, 1);
        }

        await counts.WriteStateAsync();
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    private void Add(string? status, int number)
    {
        if (status is not null)
        {
            counts.State.ByStatus[status] = counts.State.ByStatus.GetValueOrDefault(status) + number;
        }
    }
}
