using VoipbinGrains.Agents;
using VoipbinGrains.Grains.Journal;

namespace VoipbinGrains.Grains;

/// <summary>One agent. Its key is <c>{tenant}/{id}</c>.</summary>
[GrainType("agent")]
internal sealed class AgentGrain(IJournal journal) : ResourceGrain("agent", journal), IAgentGrain
{
    public async ValueTask<Agent?> Get() => await Current() is { } state ? new Agent(state) : null;
}
