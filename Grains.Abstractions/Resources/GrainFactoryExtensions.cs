using VoipbinGrains.Activeflows;
using VoipbinGrains.Agents;
using VoipbinGrains.Calls;
using VoipbinGrains.Queuecalls;
using VoipbinGrains.Queues;

namespace VoipbinGrains.Resources;

/// <summary>Reaches resources by VoIPBin's ids.</summary>
public static class GrainFactoryExtensions
{
    private const string Default = ResourceKey.DefaultTenant;

    /// <summary>A call.</summary>
    /// <param name="grains">A silo's or a client's grains.</param>
    /// <param name="id">VoIPBin's id.</param>
    /// <param name="tenant">The tenant's name.</param>
    public static ICallGrain Call(this IGrainFactory grains, Guid id, string tenant = Default) =>
        grains.GetGrain<ICallGrain>(ResourceKey.KeyOf(id, tenant));

    /// <summary>An activeflow.</summary>
    /// <inheritdoc cref="Call"/>
    public static IActiveflowGrain Activeflow(this IGrainFactory grains, Guid id, string tenant = Default) =>
        grains.GetGrain<IActiveflowGrain>(ResourceKey.KeyOf(id, tenant));

    /// <summary>A queue.</summary>
    /// <inheritdoc cref="Call"/>
    public static IQueueGrain Queue(this IGrainFactory grains, Guid id, string tenant = Default) =>
        grains.GetGrain<IQueueGrain>(ResourceKey.KeyOf(id, tenant));

    /// <summary>A queuecall.</summary>
    /// <inheritdoc cref="Call"/>
    public static IQueuecallGrain Queuecall(this IGrainFactory grains, Guid id, string tenant = Default) =>
        grains.GetGrain<IQueuecallGrain>(ResourceKey.KeyOf(id, tenant));

    /// <summary>An agent.</summary>
    /// <inheritdoc cref="Call"/>
    public static IAgentGrain Agent(this IGrainFactory grains, Guid id, string tenant = Default) =>
        grains.GetGrain<IAgentGrain>(ResourceKey.KeyOf(id, tenant));
}
