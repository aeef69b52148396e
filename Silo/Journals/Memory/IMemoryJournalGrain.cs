using Orleans.Concurrency;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Memory;

/// <summary>The journal as a grain; there is one, of key 0. Writes wait for each other, reads for nothing.</summary>
[GrainInterfaceType("voipbin.memory-journal"), Alias("voipbin.IMemoryJournalGrain")]
internal interface IMemoryJournalGrain : IGrainWithIntegerKey
{
    /// <inheritdoc cref="IJournal.Load"/>
    [AlwaysInterleave, Alias("Load")]
    ValueTask<ResourceHead?> Load(ResourceKey key);

    /// <inheritdoc cref="IJournal.Commit"/>
    [Alias("Commit")]
    ValueTask<Committed> Commit(EventWrite write);

    /// <inheritdoc cref="IJournal.Find"/>
    [AlwaysInterleave, Alias("Find")]
    ValueTask<Occurrence?> Find(long number, EventKey key);

    /// <inheritdoc cref="IJournal.ReadHistory"/>
    [AlwaysInterleave, Alias("ReadHistory")]
    ValueTask<HistoryPage> ReadHistory(long number, EventKey? after, int size);

    /// <inheritdoc cref="IFeed.Read"/>
    [AlwaysInterleave, Alias("ReadFeed")]
    ValueTask<FeedPage> ReadFeed(long after, int size);

    /// <inheritdoc cref="IStreamStore.ReadOf"/>
    [AlwaysInterleave, Alias("ReadFeedOf")]
    ValueTask<FeedPage> ReadFeedOf(ResourceKey key, long after, int size);

    /// <inheritdoc cref="IFeed.Wait"/>
    /// <returns>The position given last.</returns>
    [AlwaysInterleave, Alias("WaitForFeed")]
    ValueTask<long> WaitForFeed(long after, TimeSpan most);

    /// <inheritdoc cref="IFeed.ReadSnapshot"/>
    [AlwaysInterleave, Alias("ReadSnapshot")]
    ValueTask<SnapshotPage> ReadSnapshot(string tenant, ChangeFilter filter, SnapshotPlace? place, int size);

    /// <inheritdoc cref="IFeed.Summarize"/>
    [AlwaysInterleave, Alias("Summarize")]
    ValueTask<FeedSummary> Summarize(string tenant);

    /// <inheritdoc cref="IDirectory.List"/>
    [AlwaysInterleave, Alias("List")]
    ValueTask<ResourcePage> List(string tenant, ResourceQuery query, long? before, int size);

    /// <inheritdoc cref="IJournal.Keep"/>
    [Alias("Keep")]
    ValueTask<long> Keep(string tenant, UnmodelledEvent heard);

    /// <inheritdoc cref="IJournal.ListUnmodelled"/>
    [AlwaysInterleave, Alias("ListUnmodelled")]
    ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size);

    /// <summary>Takes out all that is over and was received before a moment.</summary>
    [Alias("PurgeBefore")]
    ValueTask PurgeBefore(DateTimeOffset moment);

    /// <inheritdoc cref="IJournal.Quarantine"/>
    [Alias("Quarantine")]
    ValueTask<long> Quarantine(string tenant, QuarantinedBody body);

    /// <inheritdoc cref="IJournal.ReadQuarantined"/>
    [AlwaysInterleave, Alias("ReadQuarantined")]
    ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id);

    /// <inheritdoc cref="IJournal.ListQuarantined"/>
    [AlwaysInterleave, Alias("ListQuarantined")]
    ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter? filter);

    /// <inheritdoc cref="ITenantBook.Note"/>
    [Alias("Note")]
    ValueTask<long> Note(string tenant, AuditEntry entry);

    /// <inheritdoc cref="ITenantBook.ListNotes"/>
    [AlwaysInterleave, Alias("ListNotes")]
    ValueTask<IReadOnlyList<AuditEntry>> ListNotes(string tenant, long? before, int size);

    /// <inheritdoc cref="ITenantBook.CustomerOf"/>
    [Alias("CustomerOf")]
    ValueTask<Guid> CustomerOf(string tenant, Guid told);

    /// <inheritdoc cref="IJournal.MarkReplayed"/>
    /// <returns>Whether the tenant has such a body.</returns>
    [Alias("MarkReplayed")]
    ValueTask<bool> MarkReplayed(string tenant, long id, DateTimeOffset at);

    /// <inheritdoc cref="IJournal.KeepReplayed"/>
    [Alias("KeepReplayed")]
    ValueTask<long?> KeepReplayed(string tenant, long id, UnmodelledEvent heard);
}
