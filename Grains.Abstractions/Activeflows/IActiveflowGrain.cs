using Orleans.Concurrency;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Activeflows;

/// <summary>One activeflow.</summary>
[GrainInterfaceType("voipbin.activeflow"), Alias("voipbin.IActiveflowGrain")]
public interface IActiveflowGrain : IResourceGrain
{
    /// <summary>The activeflow, typed; null if nothing was heard of it.</summary>
    [AlwaysInterleave, Alias("Get")]
    ValueTask<Activeflow?> Get();
}
