using Microsoft.Data.Sqlite;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Silo.Hosting;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The one connection that writes.</summary>
internal sealed class SqliteWriter(string path) : IBatchStore, IDisposable
{
    private const int SynchronousFull = 2;
    private const int RowsUntilCheckpoint = 1000;
    private const int BytesUntilCheckpoint = 4 * 1024 * 1024;
    private const long LargestIdleLog = 64 * 1024 * 1024;

    private SqliteConnection connection = null!;
    private SqliteStatements statements = null!;
    private long position;
    private int rowsInLog;
    private int bytesInLog;

    /// <summary>The connection itself, to ask what it is set to.</summary>
    internal SqliteConnection Connection => connection;

    public void Open()
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        SqliteSchema.Apply(connection, path);
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("PRAGMA wal_autocheckpoint = 0");
        connection.Execute($"PRAGMA journal_size_limit = {LargestIdleLog}");
        connection.Execute("PRAGMA cache_size = -65536");
        if (connection.Pragma("synchronous") != SynchronousFull || connection.Scalar("PRAGMA journal_mode") is not "wal")
        {
            throw new RefusedToStartException(
                $"{path} cannot be written with a log that is synced at each commit: put Storage:Path on a local disk.");
        }

        statements = new SqliteStatements(connection);
        position = (long)connection.Scalar("SELECT position FROM head")!;
    }

    public ValueTask<IReadOnlyList<WriteResult>> Commit(IReadOnlyList<JournalWrite> batch)
    {
        var results = new WriteResult[batch.Count];
        connection.Execute("BEGIN IMMEDIATE");
        for (var i = 0; i < batch.Count; i++)
        {
            results[i] = Write(batch[i]);
            bytesInLog += batch[i].Size;
        }

        rowsInLog += batch.Count;

        statements.SetHead.With(position).ExecuteNonQuery();
        connection.Execute("COMMIT");
        return new(results);
    }

    public ValueTask Recover()
    {
        Dispose();
        Open();
        connection.Execute("BEGIN IMMEDIATE; UPDATE head SET position = position; COMMIT");
        return ValueTask.CompletedTask;
    }

    // small and often, so that no commit waits long behind one and the log stays short
    public ValueTask Rest()
    {
        if (rowsInLog > RowsUntilCheckpoint || bytesInLog > BytesUntilCheckpoint)
        {
            connection.Execute("PRAGMA wal_checkpoint(PASSIVE)");
            (rowsInLog, bytesInLog) = (0, 0);
        }

        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        statements?.Dispose();
        connection?.Dispose();
    }

    private WriteResult Write(JournalWrite write) => write switch
    {
        ResourceWrite { Event: var entry } => WriteEvent(entry),
        UnmodelledWrite { Tenant: var tenant, Event: var heard } => WriteUnmodelled(tenant, heard),
        QuarantineWrite { Tenant: var tenant, Body: var body } => WriteQuarantine(tenant, body),
        _ => throw new InvalidOperationException($"No statement for {write.GetType().Name}."),
    };

    private WriteResult WriteEvent(EventWrite entry)
    {
        var (key, recorded) = (entry.Key, entry.Event);
        if (entry.Number is null && recorded.Version != 1)
        {
            return Conflict(entry);
        }

        var number = entry.Number ?? (long?)statements.InsertResource.With(SqliteRows.IdOf(key), key.Tenant, key.Resource).ExecuteScalar();
        if (number is not { } known || statements.InsertEvent.With(SqliteRows.ToRow(position + 1, known, recorded)).ExecuteNonQuery() == 0)
        {
            return Conflict(entry);
        }

        return new WriteResult(known, ++position);
    }

    private WriteResult WriteUnmodelled(string tenant, UnmodelledEvent heard)
    {
        statements.InsertUnmodelled
            .With(position + 1, tenant, heard.Type, heard.Id, VoipbinTime.ToMicroseconds(heard.ReceivedAt), heard.Data.ToArray())
            .ExecuteNonQuery();
        return new WriteResult(0, ++position);
    }

    private WriteResult WriteQuarantine(string tenant, QuarantinedBody body) => new(
        (long)statements.InsertQuarantine.With(
            tenant,
            VoipbinTime.ToMicroseconds(body.ReceivedAt),
            body.Code,
            body.Detail,
            body.Size,
            body.Truncated,
            body.ContentType,
            body.Body.ToArray()).ExecuteScalar()!,
        0);

    private static WriteResult Conflict(EventWrite entry) => new(0, 0, new VersionConflictException(
        $"Version {entry.Event.Version} of {entry.Key.Resource} {entry.Key.GrainKey} does not follow what is recorded."));
}
