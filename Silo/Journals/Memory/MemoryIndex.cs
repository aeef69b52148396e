using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>All rows, arranged for reading.</summary>
internal sealed class MemoryIndex
{
    private readonly Dictionary<ResourceKey, int> numbers = [];
    private readonly List<List<RecordedEvent>> resources = [];
    private readonly List<MemoryRow> unmodelled = [];
    private readonly List<MemoryRow> bodies = [];
    private readonly Dictionary<long, long> replayedPositions = [];

    public long NextPosition { get; private set; } = 1;

    public long NextBody => bodies.Count + 1;

    /// <summary>Adds a row that is committed.</summary>
    public void Add(MemoryRow row)
    {
        if (row.Body is not null)
        {
            bodies.Add(row);
            return;
        }

        if (row.Replay is not null && !AddReplay(row.Replay, row.Unmodelled))
        {
            return;
        }

        NextPosition++;
        if (row.Event is null)
        {
            unmodelled.Add(row);
            return;
        }

        if (numbers.TryAdd(row.Key!, resources.Count + 1))
        {
            resources.Add([]);
        }

        EventsOf(numbers[row.Key!]).Add(row.Event);
    }

    /// <summary>Whether the event is its resource's next.</summary>
    public bool IsNext(EventWrite write) => numbers.TryGetValue(write.Key, out var number)
        ? write.Number == number && write.Event.Version == EventsOf(number).Count + 1
        : write.Number is null && write.Event.Version == 1;

    public long NumberOf(ResourceKey key) => numbers[key];

    public ResourceHead? Load(ResourceKey key)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            return null;
        }

        var events = EventsOf(number);
        var last = events[^1];
        var winner = events[last.Aftermath.Winner - 1];
        return new ResourceHead(number, new Standing(winner, last.Version, last.Position, last.Aftermath));
    }

    public Occurrence? Find(long number, EventKey key) =>
        EventsOf(number).Find(recorded => recorded.Key == key) is { } found
            ? new Occurrence(found.Version, found.Position)
            : null;

    public HistoryPage ReadHistory(long number, EventKey? after, int size) => HistoryPage.Of(
        EventsOf(number).Where(recorded => after is null || recorded.Key > after).OrderBy(recorded => recorded.Key),
        size);

    public IReadOnlyList<UnmodelledEvent> ListUnmodelled(string tenant, long? before, int size) =>
        [.. NewestOf(unmodelled, tenant, row => row.Unmodelled!)
            .Where(heard => !(heard.Position >= before))
            .Take(size)];

    public QuarantinedBody? ReadQuarantined(string tenant, long id) =>
        NewestOf(bodies, tenant, row => row.Body!).FirstOrDefault(body => body.Id == id);

    /// <summary>The position that the event in a body got when it was replayed.</summary>
    public long? ReplayedPosition(long id) =>
        replayedPositions.TryGetValue(id, out var position) ? position : null;

    public IReadOnlyList<QuarantinedBody> ListQuarantined(string tenant, long? before, int size) =>
        [.. NewestOf(bodies, tenant, row => row.Body!)
            .Where(body => !(body.Id >= before)).Take(size).Select(body => body with { Body = default })];

    // whether an event came of it
    private bool AddReplay(MemoryReplay replay, UnmodelledEvent? heard)
    {
        var index = bodies.FindIndex(row => row.Body!.Id == replay.Id);
        var body = bodies[index].Body!;
        bodies[index] = bodies[index] with { Body = body with { ReplayedAt = body.ReplayedAt ?? replay.At } };
        if (heard is not null)
        {
            replayedPositions[replay.Id] = heard.Position;
        }

        return heard is not null;
    }

    private static IEnumerable<T> NewestOf<T>(List<MemoryRow> rows, string tenant, Func<MemoryRow, T> read) =>
        rows.Where(row => row.Tenant == tenant).Select(read).Reverse();

    private List<RecordedEvent> EventsOf(long number) =>
        number >= 1 && number <= resources.Count ? resources[(int)number - 1] : [];
}
