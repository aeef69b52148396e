using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals;

/// <summary>What a journal that commits in groups writes, whatever it writes to.</summary>
internal abstract class GroupedJournal
{
    /// <summary>Writes for all.</summary>
    /// <exception cref="JournalUnavailableException">The journal is not open.</exception>
    protected abstract GroupCommit Commits { get; }

    /// <inheritdoc cref="IJournal.Commit"/>
    public ValueTask<Committed> Commit(EventWrite write) => new(Commits.Write(new PendingEvent(write)));

    /// <inheritdoc cref="IJournal.Keep"/>
    public async ValueTask<long> Keep(string tenant, UnmodelledEvent heard) =>
        await Commits.Write(new PendingUnmodelled(tenant, heard));

    /// <inheritdoc cref="IJournal.Quarantine"/>
    public async ValueTask<long> Quarantine(string tenant, QuarantinedBody body) =>
        await Commits.Write(new PendingBody(tenant, body));

    /// <inheritdoc cref="ITenantBook.Note"/>
    public async ValueTask<long> Note(string tenant, AuditEntry entry) =>
        await Commits.Write(new PendingNote(tenant, entry));

    /// <inheritdoc cref="ITenantBook.CustomerOf"/>
    public async ValueTask<Guid> CustomerOf(string tenant, Guid told) =>
        await Commits.Write(new PendingCustomer(tenant, told));

    /// <inheritdoc cref="IJournal.MarkReplayed"/>
    public async ValueTask MarkReplayed(string tenant, long id, DateTimeOffset at) =>
        await Commits.Write(new PendingReplay(tenant, id, at, heard: null));

    /// <inheritdoc cref="IJournal.KeepReplayed"/>
    public async ValueTask<long?> KeepReplayed(string tenant, long id, UnmodelledEvent heard) =>
        await Commits.Write(new PendingReplay(tenant, id, heard.ReceivedAt, heard));
}
