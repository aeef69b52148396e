using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>A resource's events in the order of their versions.</summary>
internal sealed class MemoryResource(ResourceKey key)
{
    public ResourceKey Key => key;

    public List<RecordedEvent> Events { get; } = [];

    /// <summary>Whether an event of it is withdrawn.</summary>
    public bool HasWithdrawn => Events.Exists(recorded => recorded.WithdrawnBy is not null);

    /// <summary>Adds an event that is committed.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="withdrawn">What it withdraws.</param>
    /// <returns>The events whose data is erased by that.</returns>
    public List<RecordedEvent> Add(RecordedEvent recorded, WithdrawnEvent? withdrawn)
    {
        Events.Add(recorded);
        if (withdrawn is null)
        {
            return [];
        }

        var found = Events[withdrawn.Version - 1];
        Events[withdrawn.Version - 1] = found with { WithdrawnBy = found.WithdrawnBy ?? recorded.Version };

        // an earlier withdrawal has a copy of the data that it brought back
        var erased = Events.FindAll(one => withdrawn.IsErased && (one.Version == withdrawn.Version
            || (one.Disposition is Disposition.Withdrawal && one.Aftermath.Winner == withdrawn.Version)));
        erased.ForEach(one => Events[one.Version - 1] = one with { Data = Remainder.Nothing });
        return [.. erased.Select(one => Events[one.Version - 1])];
    }

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
