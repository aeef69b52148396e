using Orleans.Streams;

namespace VoipbinGrains.Streams;

/// <summary>The provider where there is no journal: a client subscribes by it, and is delivered to by silos.</summary>
internal sealed class ClientAdapterFactory(string name) : IQueueAdapterFactory, IQueueAdapter
{
    public string Name => name;

    public bool IsRewindable => true;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadOnly;

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => throw NoJournal();

    public IQueueAdapterCache GetQueueAdapterCache() => throw NoJournal();

    public IStreamQueueMapper GetStreamQueueMapper() => throw NoJournal();

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => throw NoJournal();

    public Task QueueMessageBatchAsync<T>(
        StreamId streamId,
        IEnumerable<T> events,
        StreamSequenceToken? token,
        Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException("Nobody publishes to these streams: what the journal commits is in them.");

    private static NotSupportedException NoJournal() => new("A client has no journal.");
}
