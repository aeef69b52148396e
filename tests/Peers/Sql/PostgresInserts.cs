using Npgsql;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Sql;

/// <summary>A transaction for each request: one statement, one round trip, on a connection of a pool.</summary>
internal sealed class PostgresInserts(string connectionString) : ICalls
{
    private static readonly string Sql = $"""
        WITH added AS (
            INSERT INTO events (call, hash, type, received_at, data) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            RETURNING 1)
        INSERT INTO calls (id, version, deleted, status, rank, occurred_at, type_rank, hash, data)
        SELECT $1, 1, $6, $7, $8, $9, $10, $2, $5 FROM added
        {CallSql.Upsert}
        """;

    private readonly NpgsqlDataSource database = PostgresTables.Connect(connectionString);

    public Task Open() => PostgresTables.Make(database);

    public async Task Record(ToldCall told)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = told.Call });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = told.Hash });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = told.Type });
        command.Parameters.Add(
            new NpgsqlParameter<long> { TypedValue = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = told.Data });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = told.Deleted });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = told.Status });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = told.Rank });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = told.OccurredAt });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = told.TypeRank });
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => database.Dispose();
}
