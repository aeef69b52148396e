using Microsoft.Data.Sqlite;
using VoipbinGrains.Silo.Journals.Sqlite;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>The loop on SQLite.</summary>
internal sealed class SqliteInsertLoop : InsertLoop
{
    private readonly SqliteFile file;
    private readonly SqliteConnection connection;
    private readonly WritingStatement begin;
    private readonly WritingStatement addResource;
    private readonly WritingStatement addEvent;
    private readonly WritingStatement commit;

    public SqliteInsertLoop(string path)
    {
        file = new SqliteFile(path);
        connection = file.OpenForWriting(create: true);
        using var checkpoints = new WritingStatement(connection, "PRAGMA wal_autocheckpoint = 1000");
        checkpoints.Execute();
        begin = new(connection, "BEGIN IMMEDIATE");
        addResource = new(connection, "INSERT INTO resource VALUES (?1, ?2, ?3, ?4)");
        addEvent = new(connection, """
            INSERT INTO journal
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
            """);
        commit = new(connection, "COMMIT");
    }

    public override ValueTask DisposeAsync()
    {
        begin.Dispose();
        addResource.Dispose();
        addEvent.Dispose();
        commit.Dispose();
        connection.Dispose();
        file.Dispose();
        return default;
    }

    /// <inheritdoc/>
    protected override Task Insert(InsertedRow[] rows)
    {
        begin.Execute();
        foreach (var row in rows)
        {
            var (key, heard) = (row.Write.Key, row.Write.Event);
            if (row.Write.Number is null)
            {
                addResource.Execute(row.Number, key.Tenant, key.Resource, key.Id.ToByteArray(bigEndian: true));
            }

            var after = heard.Aftermath;
            addEvent.Execute(
                row.Position, row.Number, heard.Version, heard.Event, default, heard.Status,
                VoipbinTime.ToMicroseconds(heard.ReceivedAt), heard.Key.ToBytes(), (int)heard.Disposition, heard.Reason,
                after.Winner, after.PreviousStatus, after.Status, after.Ended, after.Deleted, after.Anomalies,
                heard.Data);
        }

        commit.Execute();
        return Task.CompletedTask;
    }
}
