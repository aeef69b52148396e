using Npgsql;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Sql;

/// <summary>Many events in one statement, one round trip.</summary>
internal sealed class PostgresBatch(string connectionString) : IBatchedCalls
{
    // an upsert may meet a call once: of several events of one call the newest goes on, with how many there were
    private static readonly string Sql = $"""
        WITH told AS (
            SELECT * FROM unnest($1, $2, $3, $5, $6, $7, $8, $9, $10)
                AS t(call, hash, type, data, deleted, status, rank, occurred_at, type_rank)),
        added AS (
            INSERT INTO events (call, hash, type, received_at, data) SELECT call, hash, type, $4, data FROM told
            ON CONFLICT DO NOTHING
            RETURNING call, hash),
        newest AS (
            SELECT DISTINCT ON (call) *, count(*) OVER of_call AS heard, bool_or(deleted) OVER of_call AS gone
            FROM told JOIN added USING (call, hash)
            WINDOW of_call AS (PARTITION BY call)
            ORDER BY call, rank DESC, occurred_at DESC, type_rank DESC, hash DESC)
        INSERT INTO calls (id, version, deleted, status, rank, occurred_at, type_rank, hash, data)
        SELECT call, heard, gone, status, rank, occurred_at, type_rank, hash, data FROM newest
        {CallSql.Upsert}
        """;

    private readonly NpgsqlDataSource database = PostgresTables.Connect(connectionString);

    public Task Open() => PostgresTables.Make(database);

    public async Task Record(IReadOnlyList<ToldCall> told)
    {
        await using var command = database.CreateCommand(Sql);
        Add(command, told, one => one.Call);
        Add(command, told, one => one.Hash);
        Add(command, told, one => one.Type);
        command.Parameters.Add(
            new NpgsqlParameter<long> { TypedValue = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() });
        Add(command, told, one => one.Data);
        Add(command, told, one => one.Deleted);
        Add(command, told, one => one.Status);
        Add(command, told, one => one.Rank);
        Add(command, told, one => one.OccurredAt);
        Add(command, told, one => one.TypeRank);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => database.Dispose();

    private static void Add<T>(NpgsqlCommand command, IReadOnlyList<ToldCall> told, Func<ToldCall, T> column)
    {
        var values = new T[told.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(told[i]);
        }

        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values });
    }
}
