using System.Collections.Frozen;
using VoipbinGrains.Activeflows;
using VoipbinGrains.Agents;
using VoipbinGrains.Calls;
using VoipbinGrains.Queuecalls;
using VoipbinGrains.Queues;

namespace VoipbinGrains.Resources;

/// <summary>The kinds of resource that this product models: the one place where each is registered.</summary>
public static class ResourceTypes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        new("call", "calls", CallLifecycle.Table, Call.Fields, (grains, key) => grains.GetGrain<ICallGrain>(key)),
        new("activeflow", "activeflows", ActiveflowLifecycle.Table, Activeflow.Fields,
            (grains, key) => grains.GetGrain<IActiveflowGrain>(key)),
        new("queue", "queues", QueueLifecycle.Table, Queue.Fields, (grains, key) => grains.GetGrain<IQueueGrain>(key)),
        new("queuecall", "queuecalls", QueuecallLifecycle.Table, Queuecall.Fields,
            (grains, key) => grains.GetGrain<IQueuecallGrain>(key)),
        new("agent", "agents", AgentLifecycle.Table, Agent.Fields, (grains, key) => grains.GetGrain<IAgentGrain>(key)),
    ];

    private static readonly FrozenDictionary<string, ResourceType> ByName =
        All.ToFrozenDictionary(type => type.Name);

    private static readonly FrozenDictionary<string, ResourceType> ByPlural =
        All.ToFrozenDictionary(type => type.Plural);

    private static readonly FrozenDictionary<string, ResourceType> ByEvent =
        All.SelectMany(type => type.Lifecycle.Words, (type, word) => KeyValuePair.Create(word, type))
            .ToFrozenDictionary();

    /// <summary>The kind of this name in the singular; null if there is none.</summary>
    /// <param name="name">Such as <c>call</c>.</param>
    public static ResourceType? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind of this name in the plural; null if there is none.</summary>
    /// <param name="plural">Such as <c>calls</c>.</param>
    public static ResourceType? InPlural(string plural) => ByPlural.GetValueOrDefault(plural);

    /// <summary>
    /// The kind that an event type is about, in the words of either era; null if the type is not modelled.
    /// </summary>
    /// <param name="type">The type as sent.</param>
    /// <remarks>An event's resource is not always the text before its first underscore, so types are looked up
    /// whole.</remarks>
    public static ResourceType? OfEvent(string type) => ByEvent.GetValueOrDefault(type);
}
