using Microsoft.Data.Sqlite;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The database file, locked for this process, and how connections to it are opened.</summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>How long a statement waits for whoever holds the database, in seconds.</summary>
    private const int Patience = 2;

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows
    private static readonly int[] LockedByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly string path;
    private readonly FileStream locked;

    /// <summary>Takes the file; its folder is made if missing.</summary>
    /// <exception cref="RefusedToStartException">Another process has it.</exception>
    public SqliteFile(string path)
    {
        var file = new FileInfo(path);
        file.Directory!.Create();
        this.path = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        locked = Lock(this.path);
    }

    /// <summary>Opens the writer's connection, on a file with our tables.</summary>
    /// <param name="create">Whether the file may be new.</param>
    /// <exception cref="RefusedToStartException">The file is not ours, or not as durable as it must be.</exception>
    public SqliteConnection OpenForWriting(bool create)
    {
        var connection = Open(create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite);
        try
        {
            Prepare(connection, create);
            return connection;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            connection.Dispose();
            throw SqliteSchema.Foreign(path, cause);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that cannot write.</summary>
    public SqliteConnection OpenForReading() => Open(SqliteOpenMode.ReadOnly);

    /// <inheritdoc/>
    public void Dispose() => locked.Dispose();

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (LockedByAnother.Contains(cause.HResult))
        {
            throw new RefusedToStartException(
                $"{path} is in use by another process: stop it, or set Storage:Path to another file.", cause);
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = Patience,
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    // auto_vacuum can only be chosen before the first table; checkpoints are the writer's own, after it has answered
    private void Prepare(SqliteConnection connection, bool create)
    {
        var empty = SqliteSchema.IsEmpty(connection, path);
        if (empty && !create)
        {
            throw new InvalidOperationException($"{path} was emptied while in use: restart from a backup.");
        }

        connection.Run("""
            PRAGMA auto_vacuum = INCREMENTAL;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -32768;
            PRAGMA busy_timeout = 100;
            """);
        Demand(connection, "journal_mode", "wal");
        Demand(connection, "synchronous", "2");
        SqliteSchema.Upgrade(connection);
    }

    private void Demand(SqliteConnection connection, string pragma, string value)
    {
        var found = connection.Pragma(pragma);
        if (found != value)
        {
            throw new RefusedToStartException(
                $"{path} has {pragma} {found} and an acknowledged event needs {value}: put it on a local disk.");
        }
    }
}
