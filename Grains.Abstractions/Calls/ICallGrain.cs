using Orleans.Concurrency;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Calls;

/// <summary>One call.</summary>
[GrainInterfaceType("voipbin.call"), Alias("voipbin.ICallGrain")]
public interface ICallGrain : IResourceGrain
{
    /// <summary>The call, typed; null if nothing was heard of it.</summary>
    [AlwaysInterleave, Alias("Get")]
    ValueTask<Call?> Get();
}
