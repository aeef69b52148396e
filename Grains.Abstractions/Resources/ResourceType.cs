using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Resources;

/// <summary>A kind of resource: its name, its lifecycle, its fields and how its grains are reached.</summary>
/// <param name="Name">The singular, as in events and streams: <c>call</c>.</param>
/// <param name="Plural">The plural, as in paths: <c>calls</c>.</param>
/// <param name="Lifecycle">Its statuses, event types and the order of its events.</param>
/// <param name="Fields">The fields of its data that this product reads.</param>
/// <param name="Grain">Reaches the grain with a key.</param>
public sealed record ResourceType(
    string Name,
    string Plural,
    Lifecycle Lifecycle,
    IReadOnlyList<Field> Fields,
    Func<IGrainFactory, string, IResourceGrain> Grain);
