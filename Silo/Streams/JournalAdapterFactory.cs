using System.Collections.Concurrent;
using Orleans.Configuration;
using Orleans.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>The stream provider: its queues are read from the journal, and nobody publishes to them.</summary>
internal sealed class JournalAdapterFactory(string name, IServiceProvider services)
    : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterCache
{
    private readonly ConcurrentDictionary<QueueId, QueueCache> queues = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsRewindable => true;

    /// <inheritdoc/>
    public StreamProviderDirection Direction => StreamProviderDirection.ReadOnly;

    /// <summary>
    /// Queues are chosen by the stream, so that a stream is in one, and few enough that reading for all costs little; a
    /// subscriber that cannot be reached holds up its queue until it is given up.
    /// </summary>
    public static IStreamQueueMapper MakeMapper(string name) =>
        new HashRingBasedStreamQueueMapper(new HashRingStreamQueueMapperOptions { TotalQueueCount = 32 }, name);

    /// <inheritdoc/>
    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    /// <inheritdoc/>
    public IQueueAdapterCache GetQueueAdapterCache() => this;

    /// <inheritdoc/>
    public IStreamQueueMapper GetStreamQueueMapper() => services.GetRequiredService<IStreamQueueMapper>();

    /// <inheritdoc/>
    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(
            ActivatorUtilities.CreateInstance<DeliveryFailures>(
                services, new Func<QueueCache?>(() => queues.GetValueOrDefault(queueId))));

    // an agent asks for the cache first, then for the receiver, each time it takes the queue
    /// <inheritdoc/>
    public IQueueCache CreateQueueCache(QueueId queueId) =>
        new AgentCache(queues[queueId] = ActivatorUtilities.CreateInstance<QueueCache>(
            services, queueId, (LoadStream)services.GetRequiredService<StreamPages>().Read));

    /// <inheritdoc/>
    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) =>
        ActivatorUtilities.CreateInstance<QueueReceiver>(services, queues[queueId]);

    /// <inheritdoc/>
    public Task QueueMessageBatchAsync<T>(
        StreamId streamId,
        IEnumerable<T> events,
        StreamSequenceToken? token,
        Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException("Nobody publishes to these streams: what the journal commits is in them.");
}
