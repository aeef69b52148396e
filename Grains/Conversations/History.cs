using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Grains.Conversations;

/// <summary>A resource with its recorded events that count, in the order of its life.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Events">What was recorded.</param>
internal sealed record History(ResourceState State, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>Reads a resource; null if nothing was heard of it.</summary>
    /// <param name="grains">Reaches it.</param>
    /// <param name="key">Which one.</param>
    /// <param name="from">The moment, in microseconds since 1970, from which on events are read; null for all.</param>
    public static async Task<History?> Read(IGrainFactory grains, ResourceKey key, long? from = null)
    {
        var grain = ResourceTypes.Named(key.Resource)!.Grain(grains, key.GrainKey);
        if (await grain.GetState() is not { } state)
        {
            return null;
        }

        var events = new List<RecordedEvent>();
        EventKey? next = from is { } moment
            ? new EventKey(0, moment, sbyte.MinValue, sbyte.MinValue, default)
            : null;
        do
        {
            var page = await grain.GetHistory(next, PageSize.Max);
            events.AddRange(page.Events.Where(
                one => one is { WithdrawnBy: null, Disposition: not Disposition.Withdrawal }));
            next = page.Next;
        }
        while (next is not null);

        return new History(state, events);
    }
}
