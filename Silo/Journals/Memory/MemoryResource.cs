using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>A resource's events in the order of their versions.</summary>
internal sealed class MemoryResource(ResourceKey key)
{
    public ResourceKey Key => key;

    public List<RecordedEvent> Events { get; } = [];

    /// <summary>Whether it has ended and nothing was heard of it since a moment.</summary>
    public bool IsOver(DateTimeOffset moment) =>
        Events.Count > 0 && Events[^1].Aftermath.Ended && Events[^1].ReceivedAt < moment;

    /// <summary>How it stood at a position of the feed; null if nothing was heard of it until then.</summary>
    public Standing? StoodAt(long position)
    {
        var last = Events.FindLast(recorded => recorded.Position <= position);
        return last is null
            ? null
            : new Standing(Events[last.Aftermath.Winner - 1], last.Version, last.Position, last.Aftermath);
    }
}
