using System.Collections.Concurrent;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>
/// Reaches resources' grains without looking up each time what a kind's grains are called: Orleans reads that from
/// attributes, which costs as much as the rest of the way to a grain.
/// </summary>
internal sealed class ResourceGrains(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, (GrainType Type, GrainInterfaceType Interface)> kinds = new();

    /// <summary>A resource's grain.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="key">The grain's key, <c>{tenant}/{id}</c>.</param>
    public IResourceGrain Of(ResourceType type, string key)
    {
        if (kinds.TryGetValue(type.Name, out var kind))
        {
            return (IResourceGrain)grains.GetGrain(GrainId.Create(kind.Type, IdSpan.Create(key)), kind.Interface);
        }

        var grain = type.Grain(grains, key);
        kinds[type.Name] = (grain.GetGrainId().Type, ((GrainReference)grain).InterfaceType);
        return grain;
    }
}
