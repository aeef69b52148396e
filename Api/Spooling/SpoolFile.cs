using Dapper;
using Microsoft.Data.Sqlite;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Api.Spooling;

/// <summary>The spool's file, a SQLite database that one process has for itself. Each change is synced.</summary>
internal sealed class SpoolFile : IDisposable
{
    private const string Name = "spool.db";
    private const string Insert = """
        INSERT INTO spooled (tenant, received_at, content_type, body, attempts, next_at)
        VALUES (@Tenant, @ReceivedAt, @ContentType, @Body, 0, 0)
        """;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    /// <summary>Opens it; the folder is made if missing.</summary>
    /// <exception cref="RefusedToStartException">Another process has it, or it cannot be written.</exception>
    /// <exception cref="IOException">Its disk is full.</exception>
    public SpoolFile(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            Directory.CreateDirectory(folder);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = path,
                DefaultTimeout = 1,
                Pooling = false,
            }.ToString());
            connection.Open();
            // apart from what follows: a statement that returns rows hides the failure of those behind it
            connection.Execute("""
                PRAGMA locking_mode = EXCLUSIVE;
                PRAGMA auto_vacuum = INCREMENTAL;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA journal_size_limit = 67108864
                """);
            connection.Execute("""
                BEGIN IMMEDIATE;
                CREATE TABLE IF NOT EXISTS spooled (
                    id INTEGER PRIMARY KEY,
                    tenant TEXT NOT NULL,
                    received_at INTEGER NOT NULL,
                    content_type TEXT,
                    body BLOB NOT NULL,
                    attempts INTEGER NOT NULL,
                    next_at INTEGER NOT NULL);
                CREATE INDEX IF NOT EXISTS spooled_due ON spooled (next_at, id);
                COMMIT;
                """);
        }
        catch (Exception cause) when (FullDisk.IsCauseOf(cause, folder))
        {
            connection?.Dispose();
            throw new IOException($"The disk of {path} is full.", cause);
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            connection?.Dispose();
            throw new RefusedToStartException(
                $"{path} is in use by another process: stop it, or set Spool:Path to another folder.", cause);
        }
        catch (Exception cause) when (cause is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new RefusedToStartException(
                $"{path} cannot be written ({cause.Message.TrimEnd('.')}): set Spool:Path to a folder that can.",
                cause);
        }
    }

    /// <summary>How many wait, and how many bytes they take.</summary>
    public (long Count, long Bytes) Measure()
    {
        lock (gate)
        {
            return connection.QuerySingle<(long, long)>(
                "SELECT count(*), coalesce(sum(length(body) + 256), 0) FROM spooled");
        }
    }

    /// <summary>Adds webhooks; all of them are durable when this returns.</summary>
    public void Add(IEnumerable<SpooledWebhook> webhooks) => Change(Insert, webhooks);

    /// <summary>Shows that a write succeeds: a webhook is added and taken out again.</summary>
    public void Try() => Change(
        $"{Insert}; DELETE FROM spooled WHERE id = last_insert_rowid()",
        [SpooledWebhook.Received("", DateTimeOffset.UnixEpoch, null, [])]);

    /// <summary>The webhooks whose turn it is, those that never failed first.</summary>
    /// <param name="now">The time, in microseconds since 1970.</param>
    /// <param name="most">The most to return.</param>
    public IReadOnlyList<SpooledWebhook> Due(long now, int most)
    {
        lock (gate)
        {
            return [.. connection.Query<SpooledWebhook>(
                """
                SELECT id Id, tenant Tenant, received_at ReceivedAt, content_type ContentType, body Body,
                    attempts Attempts
                FROM spooled WHERE next_at <= @now ORDER BY next_at, id LIMIT @most
                """,
                new { now, most })];
        }
    }

    /// <summary>Takes out what is done with.</summary>
    public void Remove(IEnumerable<SpooledWebhook> webhooks) =>
        Change("DELETE FROM spooled WHERE id = @Id", webhooks);

    /// <summary>Puts off what failed once more.</summary>
    /// <param name="webhooks">What failed.</param>
    /// <param name="until">Since when it may be tried again, in microseconds since 1970.</param>
    public void PutOff(IEnumerable<SpooledWebhook> webhooks, long until) => Change(
        "UPDATE spooled SET attempts = attempts + 1, next_at = @until WHERE id = @Id",
        webhooks.Select(webhook => new { webhook.Id, until }));

    /// <summary>Gives the space of what was taken out back to the disk.</summary>
    public void GiveSpaceBack()
    {
        lock (gate)
        {
            connection.Execute("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private void Change(string sql, IEnumerable<object> rows)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(sql, rows, transaction);
            transaction.Commit();
        }
    }
}
