using Orleans.Concurrency;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Agents;

/// <summary>One agent.</summary>
[GrainInterfaceType("voipbin.agent"), Alias("voipbin.IAgentGrain")]
public interface IAgentGrain : IResourceGrain
{
    /// <summary>The agent, typed; null if nothing was heard of it.</summary>
    [AlwaysInterleave, Alias("Get")]
    ValueTask<Agent?> Get();
}
