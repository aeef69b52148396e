using Orleans.Storage;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>Holds the journal in Orleans' memory storage. Its key is 0.</summary>
[GrainType("memory-journal")]
internal sealed class MemoryJournalGrain([FromKeyedServices(MemoryJournalGrain.StorageName)] IGrainStorage storage)
    : Grain, IMemoryJournalGrain
{
    /// <summary>The name of its storage.</summary>
    public const string StorageName = "voipbin-memory-journal";

    private readonly MemoryIndex index = new();
    private MemoryPages pages = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        pages = new MemoryPages(storage, this.GetGrainId());
        foreach (var row in await pages.Read())
        {
            index.Add(row);
        }
    }

    public ValueTask<ResourceHead?> Load(ResourceKey key) => new(index.HeadOf(key));

    public async ValueTask<Committed> Commit(EventWrite write)
    {
        if (!index.IsNext(write))
        {
            throw new VersionConflictException(
                $"Version {write.Event.Version} of {write.Key.Resource} {write.Key.GrainKey} does not follow what is recorded.");
        }

        var recorded = write.Event with { Position = index.Position + 1 };
        await Append(new MemoryRow { Tenant = write.Key.Tenant, Resource = write.Key, Event = recorded });
        return new Committed(index.NumberOf(write.Key)!.Value, recorded.Position);
    }

    public ValueTask<Occurrence?> Find(long number, EventKey key) =>
        new(index.EventsOf(number).Find(recorded => recorded.Key == key) is { } found
            ? new Occurrence(found.Version, found.Position)
            : null);

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadHistory(long number, EventKey? after, int size) =>
        new([.. index.EventsOf(number)
            .Where(recorded => after is not { } key || recorded.Key > key)
            .OrderBy(recorded => recorded.Key)
            .Take(size)]);

    public async ValueTask<long> Keep(string tenant, UnmodelledEvent heard)
    {
        var kept = heard with { Position = index.Position + 1 };
        await Append(new MemoryRow { Tenant = tenant, Unmodelled = kept });
        return kept.Position;
    }

    public ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        new([.. Newest(index.Unmodelled, tenant)
            .Select(row => row.Unmodelled!)
            .Where(heard => before is null || heard.Position < before)
            .Take(size)]);

    public async ValueTask<long> Quarantine(string tenant, QuarantinedBody body)
    {
        var kept = body with { Id = index.Quarantined.Count + 1 };
        await Append(new MemoryRow { Tenant = tenant, Quarantined = kept });
        return kept.Id;
    }

    public ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) =>
        new(Newest(index.Quarantined, tenant).Select(row => row.Quarantined!).FirstOrDefault(body => body.Id == id));

    public ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(string tenant, long? before, int size) =>
        new([.. Newest(index.Quarantined, tenant)
            .Select(row => row.Quarantined!)
            .Where(body => before is null || body.Id < before)
            .Take(size)]);

    private static IEnumerable<MemoryRow> Newest(List<MemoryRow> rows, string tenant) =>
        Enumerable.Reverse(rows).Where(row => row.Tenant == tenant);

    private async Task Append(MemoryRow row)
    {
        try
        {
            await pages.Append(row);
        }
        catch (Exception error)
        {
            DeactivateOnIdle();
            throw new JournalUnavailableException("The memory journal was not written.", error);
        }

        index.Add(row);
    }
}
