using Orleans.Storage;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>Its turns are the order of commits. After a failed write it starts over from what is stored.</summary>
/// <remarks>A purge is a row like others: what it takes out is gone from all reads, not from the pages.</remarks>
[GrainType("memory-journal")]
internal sealed partial class MemoryJournalGrain(
    [FromKeyedServices(MemoryPages.StorageName)] IGrainStorage storage,
    IGrainContext context,
    MemoryJournalOptions options,
    TimeProvider time) : Grain, IMemoryJournalGrain
{
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromMinutes(1);

    private readonly MemoryPages pages = new(storage, context.GrainId);
    private readonly MemoryIndex index = new(options.Quarantine.MaxBytes);
    private readonly CommitPulse pulse = new(time);
    private bool failed;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (await pages.Open()).ForEach(index.Add);
        pulse.Reach(index.NextPosition - 1);
        this.RegisterGrainTimer(
            _ => Purge(OldBefore.At(time.GetUtcNow(), options.Retain, options.Quarantine)),
            new() { DueTime = PurgeInterval, Period = PurgeInterval });
    }

    /// <inheritdoc/>
    public async ValueTask<Committed> Commit(EventWrite write)
    {
        if (!index.IsNext(write))
        {
            throw new VersionConflictException($"Version {write.Event.Version} is not the resource's next.");
        }

        var position = index.NextPosition;
        await Append(new MemoryRow
        {
            Key = write.Key,
            Event = write.Event with { Position = position },
            Following = write.Following?.Select((one, place) => one with { Position = position + 1 + place }).ToList(),
            Withdrawn = write.Withdrawn,
        });
        return new Committed(index.NumberOf(write.Key), position);
    }

    /// <inheritdoc/>
    public async ValueTask<long> Keep(string tenant, UnmodelledEvent heard)
    {
        var position = index.NextPosition;
        await Append(new MemoryRow { Tenant = tenant, Unmodelled = heard with { Position = position } });
        return position;
    }

    /// <inheritdoc/>
    public async ValueTask PurgeBefore(DateTimeOffset moment) => await Purge(OldBefore.All(moment));

    /// <inheritdoc/>
    public async ValueTask<long> Note(string tenant, AuditEntry entry)
    {
        var id = index.Tenants.NextNote;
        await Append(new MemoryRow { Tenant = tenant, Note = entry with { Id = id } });
        return id;
    }

    /// <inheritdoc/>
    public async ValueTask<Guid> CustomerOf(string tenant, Guid told)
    {
        if (index.Tenants.CustomerOf(tenant) is { } first)
        {
            return first;
        }

        await Append(new MemoryRow { Tenant = tenant, Customer = told });
        return told;
    }

    /// <inheritdoc/>
    public async ValueTask<long> Quarantine(string tenant, QuarantinedBody body)
    {
        var id = index.NextBody;
        await Append(new MemoryRow { Tenant = tenant, Body = body with { Id = id } });
        return id;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> MarkReplayed(string tenant, long id, DateTimeOffset at)
    {
        if (index.ReadQuarantined(tenant, id) is null)
        {
            return false;
        }

        await Append(new MemoryRow { Tenant = tenant, Replay = new MemoryReplay(id, at) });
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<long?> KeepReplayed(string tenant, long id, UnmodelledEvent heard)
    {
        if (index.ReadQuarantined(tenant, id) is null)
        {
            return null;
        }

        if (index.ReplayedPosition(id) is { } first)
        {
            return first;
        }

        var position = index.NextPosition;
        await Append(new MemoryRow
        {
            Tenant = tenant,
            Unmodelled = heard with { Position = position },
            Replay = new MemoryReplay(id, heard.ReceivedAt),
        });
        return position;
    }

    private async Task Purge(OldBefore old)
    {
        var row = MemoryRow.OfPurge(old);
        if (index.HasOld(row))
        {
            await Append(row);
        }
    }

    private async Task Append(MemoryRow row)
    {
        if (failed)
        {
            throw new JournalUnavailableException("The journal starts over after a failed write.");
        }

        try
        {
            await pages.Append(row);
        }
        catch (Exception cause)
        {
            failed = true;
            DeactivateOnIdle();
            throw new JournalUnavailableException("The row could not be written.", cause);
        }

        index.Add(row);
        pulse.Reach(index.NextPosition - 1);
    }
}
