using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>What the rows add up to.</summary>
internal sealed class MemoryIndex
{
    private readonly Dictionary<ResourceKey, long> numbers = [];
    private readonly List<List<RecordedEvent>> resources = [];

    public List<MemoryRow> Unmodelled { get; } = [];

    public List<MemoryRow> Quarantined { get; } = [];

    public long Position { get; private set; }

    public void Add(MemoryRow row)
    {
        if (row is { Resource: { } key, Event: { } recorded })
        {
            if (!numbers.TryGetValue(key, out var number))
            {
                resources.Add([]);
                numbers[key] = number = resources.Count;
            }

            EventsOf(number).Add(recorded);
            Position = recorded.Position;
        }
        else if (row.Unmodelled is { } heard)
        {
            Unmodelled.Add(row);
            Position = heard.Position;
        }
        else
        {
            Quarantined.Add(row);
        }
    }

    public long? NumberOf(ResourceKey key) => numbers.TryGetValue(key, out var number) ? number : null;

    public List<RecordedEvent> EventsOf(long number) => resources[(int)number - 1];

    public ResourceHead? HeadOf(ResourceKey key)
    {
        if (NumberOf(key) is not { } number)
        {
            return null;
        }

        var events = EventsOf(number);
        var last = events[^1];
        return new ResourceHead(
            number, new Standing(events[last.Aftermath.Winner - 1], last.Version, last.Position, last.Aftermath));
    }

    /// <summary>Whether an event is the one that comes next for its resource.</summary>
    public bool IsNext(EventWrite write) =>
        NumberOf(write.Key) == write.Number
        && write.Event.Version == 1 + (write.Number is { } number ? EventsOf(number).Count : 0);
}
