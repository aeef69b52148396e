using Microsoft.Data.Sqlite;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Sql;

/// <summary>Events and states in a file, as durable as the product's: WAL, synced with each transaction.</summary>
internal sealed class SqliteCalls(string path) : IBatchedCalls
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -32768;
        CREATE TABLE events (
            position INTEGER PRIMARY KEY,
            call BLOB NOT NULL,
            hash BLOB NOT NULL,
            type TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            data BLOB NOT NULL,
            UNIQUE (call, hash)
        ) STRICT;
        CREATE TABLE calls (
            id BLOB PRIMARY KEY,
            version INTEGER NOT NULL,
            deleted INTEGER NOT NULL,
            status TEXT,
            rank INTEGER NOT NULL,
            occurred_at INTEGER NOT NULL,
            type_rank INTEGER NOT NULL,
            hash BLOB NOT NULL,
            data BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    private static readonly string StateSql =
        $"INSERT INTO calls VALUES ($call, 1, $deleted, $status, $rank, $occurred_at, $type_rank, $hash, $data) "
        + CallSql.Upsert;

    private readonly SqliteConnection connection = new($"Data Source={path};Pooling=False");
    private SqliteCommand insert = null!;
    private SqliteCommand upsert = null!;

    public Task Open()
    {
        connection.Open();
        using var tables = Prepare(Tables);
        tables.ExecuteNonQuery();
        insert = Prepare(
            """
            INSERT INTO events (call, hash, type, received_at, data) VALUES ($call, $hash, $type, $received_at, $data)
            ON CONFLICT DO NOTHING
            """,
            "$call", "$hash", "$type", "$received_at", "$data");
        upsert = Prepare(
            StateSql,
            "$call", "$deleted", "$status", "$rank", "$occurred_at", "$type_rank", "$hash", "$data");
        return Task.CompletedTask;
    }

    public Task Record(IReadOnlyList<ToldCall> told)
    {
        using var transaction = connection.BeginTransaction();
        (insert.Transaction, upsert.Transaction) = (transaction, transaction);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var one in told)
        {
            var call = one.Call.ToByteArray(bigEndian: true);
            Bind(insert, call, one.Hash, one.Type, now, one.Data);
            if (insert.ExecuteNonQuery() == 1)
            {
                Bind(
                    upsert, call, one.Deleted, (object?)one.Status ?? DBNull.Value, one.Rank, one.OccurredAt,
                    one.TypeRank, one.Hash, one.Data);
                upsert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        insert.Dispose();
        upsert.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
