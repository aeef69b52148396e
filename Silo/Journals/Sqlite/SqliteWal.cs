using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The log that the writer's connection fills, and empties itself.</summary>
internal sealed class SqliteWal(SqliteConnection connection)
{
    /// <summary>In pages. Readers that follow each other closely keep a WAL from ever starting over.</summary>
    private const int LongWal = 4_000;

    /// <summary>How many pages went to the WAL since this was asked last.</summary>
    public int TakePagesWritten()
    {
        _ = SQLitePCL.raw.sqlite3_db_status(
            connection.Handle!, SQLitePCL.raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Moves the WAL to the database, waiting for nobody; for a long one a moment for its readers.</summary>
    public void Checkpoint()
    {
        if (PagesInWal("PASSIVE") > LongWal)
        {
            PagesInWal("RESTART");
        }
    }

    // the answer is one row: busy, pages in the WAL, pages moved
    private int PagesInWal(string checkpoint)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA wal_checkpoint({checkpoint})";
        using var row = command.ExecuteReader();
        row.Read();
        return row.GetInt32(1);
    }
}
