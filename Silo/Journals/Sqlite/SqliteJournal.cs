using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The journal in one SQLite file, for one process; what it has taken is on the disk.</summary>
internal sealed class SqliteJournal(SqliteJournalOptions options, TimeProvider time, ILogger<SqliteJournal> logger)
    : GroupedJournal, IJournal, IFeed, IDirectory, ITenantBook, IAsyncDisposable
{
    private readonly CommitPulse pulse = new(time);
    private readonly SqliteOpening opening = new(options, time, logger);
    private SqliteParts? parts;

    private SqliteParts Opened => parts ?? throw new JournalUnavailableException(opening.WhyNot);

    /// <inheritdoc/>
    protected override GroupCommit Commits => Opened.Commits;

    /// <inheritdoc cref="Open(CancellationToken)"/>
    public Task Open() => Open(CancellationToken.None);

    /// <summary>Opens the file, as soon as its disk has room; until then every other call fails.</summary>
    /// <param name="stopping">Gives up.</param>
    /// <exception cref="RefusedToStartException">The file is in use, or not one to write to.</exception>
    public async Task Open(CancellationToken stopping) => parts = await opening.Open(pulse, stopping);

    /// <inheritdoc/>
    public async ValueTask<ResourceHead?> Load(ResourceKey key) =>
        await Opened.Readers.Ask(reader => reader.Load(key));

    /// <inheritdoc/>
    public async ValueTask<Occurrence?> Find(long number, EventKey key) =>
        await Opened.Readers.Ask(reader => reader.Find(number, key));

    /// <inheritdoc/>
    public async ValueTask<HistoryPage> ReadHistory(long number, EventKey? after, int size) =>
        await Opened.Readers.Ask(reader => reader.ReadHistory(number, after, size));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        await Opened.Readers.Ask(reader => reader.ListUnmodelled(tenant, before, size));

    /// <inheritdoc/>
    public async ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) =>
        await Opened.Readers.Ask(reader => reader.ReadQuarantined(tenant, id));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter? filter = null) =>
        await Opened.Readers.Ask(reader => reader.ListQuarantined(tenant, before, size, filter ?? new()));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AuditEntry>> ListNotes(string tenant, long? before, int size) =>
        await Opened.Readers.Ask(reader => reader.ListNotes(tenant, before, size));

    /// <inheritdoc/>
    public ValueTask<string?> WhyNotWritable() =>
        ValueTask.FromResult(parts is { } open ? open.Commits.WhyNotWritable : opening.WhyNot);

    /// <inheritdoc/>
    public async ValueTask<FeedPage> Read(long after, int size) => Opened.Store.Recent.TryRead(after, size)
        ?? await Opened.Readers.Ask(reader => reader.Feed.Read(after, size));

    /// <inheritdoc/>
    public ValueTask Wait(long after, TimeSpan most) => pulse.Wait(after, most);

    /// <inheritdoc/>
    public async ValueTask<SnapshotPage> ReadSnapshot(
        string tenant, ChangeFilter filter, SnapshotPlace? place, int size)
    {
        if (place is null)
        {
            await Opened.Projector.CatchUp();
        }

        return await Opened.Readers.Ask(reader => reader.Snapshots.Read(tenant, filter, place, size));
    }

    /// <inheritdoc/>
    public async ValueTask<FeedSummary> Summarize(string tenant)
    {
        await Opened.Projector.CatchUp();
        return await Opened.Readers.Ask(reader => reader.Summaries.Read(tenant));
    }

    /// <inheritdoc/>
    public async ValueTask<ResourcePage> List(string tenant, ResourceQuery query, long? before, int size) =>
        await Opened.Readers.Ask(reader => reader.Lists.Read(tenant, query, before, size));

    /// <summary>Takes out all that is over and was received before a moment.</summary>
    internal Task PurgeBefore(DateTimeOffset moment) => Opened.Retention.PurgeBefore(moment);

    /// <summary>Asks a pragma of the writer's connection, or sets one until that connection is closed.</summary>
    internal Task<string> Pragma(string text) => Write(new PendingPragma(text));

    /// <summary>Asks what is none of the journal's own questions.</summary>
    internal Task<T> Ask<T>(Func<SqliteReader, T> question) => Opened.Readers.Ask(question);

    /// <summary>Has a chore of this store's own done.</summary>
    internal Task<T> Write<T>(PendingWrite<T> chore) => Opened.Commits.Write(chore);

    /// <summary>Writes what waits, answers what was asked, and gives the file back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref parts, null) is { } closing)
        {
            await closing.DisposeAsync();
        }
    }
}
