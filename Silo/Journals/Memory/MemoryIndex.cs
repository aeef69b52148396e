using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>All rows, arranged for reading.</summary>
internal sealed class MemoryIndex(long roomOfQuarantine)
{
    private readonly Dictionary<ResourceKey, int> numbers = [];
    private readonly List<MemoryResource> resources = [];
    private readonly List<Change?> feed = []; // null where it was purged
    private readonly List<MemoryRow> unmodelled = [];
    private readonly MemoryQuarantine bodies = new(roomOfQuarantine);
    private readonly Dictionary<long, long> replayedPositions = [];
    private readonly MemoryCounters counters = new();

    /// <summary>All resources, in the order of their numbers.</summary>
    public IReadOnlyList<MemoryResource> Resources => resources;

    public long NextPosition { get; private set; } = 1;

    public long NextBody { get; private set; } = 1;

    /// <summary>What is known of tenants themselves.</summary>
    public MemoryTenants Tenants { get; } = new();

    private long Purged { get; set; }

    /// <summary>Adds a row that is committed.</summary>
    public void Add(MemoryRow row)
    {
        if (row.PurgedBefore is { } moment)
        {
            Purge(moment);
            bodies.Purge(row);
            return;
        }

        if (Tenants.TryAdd(row))
        {
            return;
        }

        if (row.Body is not null)
        {
            bodies.Add(row);
            NextBody++;
            return;
        }

        if (row.Replay is not null && !AddReplay(row.Replay, row.Unmodelled))
        {
            return;
        }

        if (row.Event is null)
        {
            unmodelled.Add(row);
            Append(Change.Of(row.Tenant!, row.Unmodelled!));
            return;
        }

        if (numbers.TryAdd(row.Key!, resources.Count + 1))
        {
            resources.Add(new MemoryResource(row.Key!));
        }

        Append(row.Key!, row.Event, row.Withdrawn);
        foreach (var recorded in row.Following ?? [])
        {
            Append(row.Key!, recorded, withdrawn: null);
        }
    }

    /// <summary>Whether the event is its resource's next.</summary>
    public bool IsNext(EventWrite write) => numbers.TryGetValue(write.Key, out var number)
        ? write.Number == number && EventsOf(number).Count > 0 && write.Event.Version == EventsOf(number).Count + 1
        : write.Number is null && write.Event.Version == 1;

    public long NumberOf(ResourceKey key) => numbers[key];

    public ResourceHead? Load(ResourceKey key) => numbers.TryGetValue(key, out var number)
        ? new ResourceHead(number, resources[number - 1].StoodAt(long.MaxValue), resources[number - 1].HasWithdrawn)
        : null;

    public Occurrence? Find(long number, EventKey key) =>
        EventsOf(number).Find(recorded => recorded.Key == key) is { } found
            ? new Occurrence(found.Version, found.Position)
            : null;

    public HistoryPage ReadHistory(long number, EventKey? after, int size) => HistoryPage.Of(
        EventsOf(number).Where(recorded => after is null || recorded.Key > after).OrderBy(recorded => recorded.Key),
        size);

    public FeedPage ReadFeed(long after, int size) =>
        FeedPage.Of(
            feed.Skip((int)Math.Min(after, feed.Count)).OfType<Change>(), size, after, NextPosition - 1, Purged);

    public FeedPage ReadOf(ResourceKey key, long after, int size) =>
        FeedPage.Of(
            feed.Skip((int)Math.Min(after, feed.Count)).OfType<Change>()
                .Where(change => change.Version is not null && change.Resource == key.Resource
                    && change.Tenant == key.Tenant && change.Id == key.Id.ToString()),
            size, after, NextPosition - 1, Load(key) is { Standing: null } ? Purged : 0);

    public FeedSummary Summarize(string tenant) => new(
        feed.OfType<Change>().FirstOrDefault()?.Position,
        NextPosition - 1,
        counters.LastReceivedAt(tenant),
        counters.ByType(tenant));

    public IReadOnlyList<UnmodelledEvent> ListUnmodelled(string tenant, long? before, int size) =>
    [
        .. unmodelled.Where(row => row.Tenant == tenant).Select(row => row.Unmodelled!).Reverse()
            .Where(heard => !(heard.Position >= before))
            .Take(size),
    ];

    public QuarantinedBody? ReadQuarantined(string tenant, long id) => bodies.Read(tenant, id);

    /// <summary>The position that the event in a body got when it was replayed.</summary>
    public long? ReplayedPosition(long id) =>
        replayedPositions.TryGetValue(id, out var position) ? position : null;

    public IReadOnlyList<QuarantinedBody> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter filter) => bodies.List(tenant, before, size, filter);

    /// <summary>Whether there is anything that a purge takes out.</summary>
    public bool HasOld(MemoryRow purge) =>
        resources.Exists(one => one.IsOver(purge.PurgedBefore!.Value))
        || unmodelled.Exists(row => row.Unmodelled!.ReceivedAt < purge.PurgedBefore)
        || bodies.HasOld(purge);

    private void Purge(DateTimeOffset moment)
    {
        foreach (var over in resources.Where(one => one.IsOver(moment)))
        {
            over.Events.ForEach(recorded => Forget(recorded.Position));
            over.Events.Clear();
        }

        unmodelled.FindAll(IsOld).ForEach(row => Forget(row.Unmodelled!.Position));
        unmodelled.RemoveAll(IsOld);

        bool IsOld(MemoryRow row) => row.Unmodelled!.ReceivedAt < moment;
    }

    private void Forget(long position)
    {
        feed[(int)position - 1] = null;
        Purged = Math.Max(Purged, position);
    }

    private void Append(ResourceKey key, RecordedEvent recorded, WithdrawnEvent? withdrawn)
    {
        Append(Change.Of(key, recorded));
        foreach (var erased in resources[numbers[key] - 1].Add(recorded, withdrawn))
        {
            feed[(int)erased.Position - 1] = Change.Of(key, erased);
        }
    }

    private void Append(Change change)
    {
        NextPosition++;
        feed.Add(change);
        counters.Count(change.Tenant, change.Event, change.ReceivedAt);
    }

    // whether an event came of it
    private bool AddReplay(MemoryReplay replay, UnmodelledEvent? heard)
    {
        bodies.Mark(replay);
        if (heard is not null)
        {
            replayedPositions[replay.Id] = heard.Position;
        }

        return heard is not null;
    }

    private List<RecordedEvent> EventsOf(long number) =>
        number >= 1 && number <= resources.Count ? resources[(int)number - 1].Events : [];
}
