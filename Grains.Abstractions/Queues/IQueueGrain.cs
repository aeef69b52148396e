using Orleans.Concurrency;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Queues;

/// <summary>One queue.</summary>
[GrainInterfaceType("voipbin.queue"), Alias("voipbin.IQueueGrain")]
public interface IQueueGrain : IResourceGrain
{
    /// <summary>The queue, typed; null if nothing was heard of it.</summary>
    [AlwaysInterleave, Alias("Get")]
    ValueTask<Queue?> Get();
}
