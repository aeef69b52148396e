using Orleans.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>A queue as its agent sees it: what is in it, the tail has added, and it is never under pressure.</summary>
internal sealed class AgentCache(QueueCache queue) : IQueueCache
{
    private const int MostAdded = 1_000;

    /// <inheritdoc/>
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token) =>
        queue.OpenCursor(streamId, token);

    /// <inheritdoc/>
    public void AddToCache(IList<IBatchContainer> messages)
    {
        // a message only has the agent look
    }

    /// <inheritdoc/>
    public bool TryPurgeFromCache(out IList<IBatchContainer> purgedItems)
    {
        purgedItems = [];
        return false;
    }

    /// <inheritdoc/>
    public int GetMaxAddCount() => MostAdded;

    /// <inheritdoc/>
    public bool IsUnderPressure() => false;
}
