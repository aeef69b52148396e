using Npgsql;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The journal in a PostgreSQL database, for any number of processes.</summary>
internal sealed class PostgresJournal(
    PostgresJournalOptions options, TimeProvider time, ILogger<PostgresJournal> logger)
    : GroupedJournal, IJournal, IFeed, IDirectory, ITenantBook, IAsyncDisposable
{
    private readonly CommitPulse pulse = new(time);
    private readonly CommitPulse revisions = new(time);
    private readonly PostgresOpening opening = new(options, time, logger);
    private PostgresParts? parts;

    private PostgresParts Opened => parts ?? throw new JournalUnavailableException(opening.WhyNot);

    /// <inheritdoc/>
    protected override GroupCommit Commits => Opened.Commits;

    /// <summary>Opens the journal, as soon as the database is there; until then every other call fails.</summary>
    /// <param name="stopping">Gives up.</param>
    /// <exception cref="RefusedToStartException">The database is not one to write to.</exception>
    public async Task Open(CancellationToken stopping) => parts = await opening.Open(pulse, revisions, stopping);

    /// <inheritdoc/>
    public async ValueTask<ResourceHead?> Load(ResourceKey key)
    {
        await Opened.Store.Settle();
        return await Opened.Readers.Ask(reader => reader.Load(key));
    }

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
        ValueTask.FromResult(parts is { } open ? open.Commits.WhyNotWritable ?? open.Listener.WhyDeaf : opening.WhyNot);

    /// <inheritdoc/>
    public async ValueTask<FeedPage> Read(long after, int size) =>
        await Opened.Readers.Ask(reader => reader.ReadFeed(after, size));

    /// <inheritdoc/>
    public ValueTask Wait(long after, TimeSpan most) => pulse.Wait(after, most);

    /// <inheritdoc/>
    public async ValueTask<SnapshotPage> ReadSnapshot(
        string tenant, ChangeFilter filter, SnapshotPlace? place, int size)
    {
        if (place is null)
        {
            await CatchUp();
        }

        return await Opened.Readers.Ask(reader => reader.ReadSnapshot(tenant, filter, place, size));
    }

    /// <inheritdoc/>
    public async ValueTask<FeedSummary> Summarize(string tenant)
    {
        await CatchUp();
        return await Opened.Readers.Ask(reader => reader.Summarize(tenant));
    }

    /// <inheritdoc/>
    public async ValueTask<ResourcePage> List(string tenant, ResourceQuery query, long? before, int size) =>
        PostgresListQuery.Of(tenant, query, before ?? long.MaxValue, size + 1) is { } list
            ? ResourcePage.Of(await Opened.Readers.Ask(list.Ask), size)
            : new ResourcePage([], null);

    /// <summary>Takes out all that is over and was received before a moment.</summary>
    internal Task PurgeBefore(DateTimeOffset moment) => Opened.Retention.PurgeBefore(moment);

    /// <summary>Tells of subscriptions to streams, and how far.</summary>
    internal CommitPulse Revisions => revisions;

    /// <summary>Asks what is none of the journal's own questions.</summary>
    internal Task<T> Ask<T>(Func<NpgsqlConnection, Task<T>> question) => Opened.Readers.Ask(question);

    /// <summary>Changes what is not the journal.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot do it now.</exception>
    internal async Task<T> Change<T>(Func<NpgsqlConnection, Task<T>> change)
    {
        var database = Opened.Database;
        try
        {
            await using var connection = await database.OpenForChores();
            return await change(connection);
        }
        catch (Exception cause)
        {
            throw new JournalUnavailableException("The store cannot be written.", cause);
        }
    }

    /// <summary>Writes what waits, answers what was asked, and lets the database go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref parts, null) is { } closing)
        {
            await closing.DisposeAsync();
        }
    }

    // also up to what another silo committed that this one has not heard of yet
    private async Task CatchUp()
    {
        pulse.Reach(await Opened.Readers.Ask(reader => reader.Scalar<long>("SELECT position FROM head")));
        await Opened.Projector.CatchUp();
    }
}
