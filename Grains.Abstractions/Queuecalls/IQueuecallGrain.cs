using Orleans.Concurrency;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Queuecalls;

/// <summary>One queuecall.</summary>
[GrainInterfaceType("voipbin.queuecall"), Alias("voipbin.IQueuecallGrain")]
public interface IQueuecallGrain : IResourceGrain
{
    /// <summary>The queuecall, typed; null if nothing was heard of it.</summary>
    [AlwaysInterleave, Alias("Get")]
    ValueTask<Queuecall?> Get();
}
