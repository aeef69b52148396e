using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Hosting;
using VoipbinGrains.Unmodelled;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The journal in one SQLite file of one process.</summary>
internal sealed class SqliteJournal(SqliteJournalOptions options, TimeProvider clock, ILogger<SqliteJournal> log)
    : IJournal, IAsyncDisposable
{
    private Store? store;

    /// <summary>The connection that writes, to ask what it is set to.</summary>
    internal SqliteWriter Writer => Opened.Writer;

    private Store Opened => store ?? throw new JournalUnavailableException("The journal is not open.");

    /// <summary>Opens the file, and makes it if it is missing.</summary>
    /// <exception cref="RefusedToStartException">The file cannot be used; the message says what to do.</exception>
    public void Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(options.Path)!);
        var held = SqliteLock.Take(options.Path);
        var writer = new SqliteWriter(options.Path);
        try
        {
            writer.Open();
            store = new Store(held, writer, new SqliteReaders(options.Path), new GroupCommit(writer, clock, log));
        }
        catch
        {
            writer.Dispose();
            held.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (store is { } open)
        {
            store = null;
            await open.Commits.DisposeAsync();
            open.Readers.Dispose();
            open.Writer.Dispose();
            open.Lock.Dispose();
        }
    }

    public ValueTask<ResourceHead?> Load(ResourceKey key) => Opened.Readers.Read(reader =>
    {
        const string ByKey = "SELECT number FROM resource WHERE id = ?1 AND tenant = ?2 AND kind = ?3";
        const string Last = $"SELECT {SqliteRows.EventColumns} FROM journal WHERE resource = ?1 ORDER BY version DESC LIMIT 1";
        const string ByVersion = $"SELECT {SqliteRows.EventColumns} FROM journal WHERE resource = ?1 AND version = ?2";

        var number = reader.First(ByKey, row => row.GetInt64(0), SqliteRows.IdOf(key), key.Tenant, key.Resource);
        if (number == 0 || reader.First(Last, SqliteRows.ReadEvent, number) is not { } last)
        {
            return null;
        }

        var winner = last.Verdict is Verdict.Applied
            ? last
            : reader.First(ByVersion, SqliteRows.ReadEvent, number, last.Aftermath.Winner)!;
        return new ResourceHead(number, new Standing(winner, last.Version, last.Position, last.Aftermath));
    });

    public async ValueTask<Committed> Commit(EventWrite write)
    {
        var result = await Opened.Commits.Write(new ResourceWrite(write));
        return new Committed(result.Number, result.Position);
    }

    public ValueTask<Occurrence?> Find(long number, EventKey key) => Opened.Readers.Read(reader => reader.First<Occurrence?>(
        "SELECT version, position FROM journal WHERE resource = ?1 AND sort_key = ?2",
        row => new Occurrence(row.GetInt32(0), row.GetInt64(1)),
        number,
        key.ToBytes()));

    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadHistory(long number, EventKey? after, int size) =>
        await Opened.Readers.Read(reader => reader.List(
            $"SELECT {SqliteRows.EventColumns} FROM journal WHERE resource = ?1 AND sort_key > ?2 ORDER BY sort_key LIMIT ?3",
            SqliteRows.ReadEvent,
            number,
            after?.ToBytes() ?? [],
            size));

    public async ValueTask<long> Keep(string tenant, UnmodelledEvent heard) =>
        (await Opened.Commits.Write(new UnmodelledWrite(tenant, heard))).Position;

    public async ValueTask<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(string tenant, long? before, int size) =>
        await Opened.Readers.Read(reader => reader.List(
            $"SELECT {SqliteRows.UnmodelledColumns} FROM unmodelled WHERE tenant = ?1 AND position < ?2 ORDER BY position DESC LIMIT ?3",
            SqliteRows.ReadUnmodelled,
            tenant,
            before ?? long.MaxValue,
            size));

    public async ValueTask<long> Quarantine(string tenant, QuarantinedBody body) =>
        (await Opened.Commits.Write(new QuarantineWrite(tenant, body))).Number;

    public ValueTask<QuarantinedBody?> ReadQuarantined(string tenant, long id) => Opened.Readers.Read(reader => reader.First(
        $"SELECT {SqliteRows.QuarantineColumns} FROM quarantine WHERE tenant = ?1 AND id = ?2",
        SqliteRows.ReadQuarantined,
        tenant,
        id));

    public async ValueTask<IReadOnlyList<QuarantinedBody>> ListQuarantined(string tenant, long? before, int size) =>
        await Opened.Readers.Read(reader => reader.List(
            $"SELECT {SqliteRows.QuarantineColumns} FROM quarantine WHERE tenant = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
            SqliteRows.ReadQuarantined,
            tenant,
            before ?? long.MaxValue,
            size));

    public ValueTask<string?> WhyNotWritable() =>
        new(store is { } open ? open.Commits.WhyNotWritable : "The journal is not open.");

    private sealed record Store(SqliteLock Lock, SqliteWriter Writer, SqliteReaders Readers, GroupCommit Commits);
}
