using Npgsql;

namespace VoipbinGrains.Peers.Sql;

/// <summary>The tables in PostgreSQL.</summary>
internal static class PostgresTables
{
    private const int MostConnections = 64;

    private const string Sql = """
        CREATE TABLE events (
            position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            call uuid NOT NULL,
            hash bytea NOT NULL,
            type text NOT NULL,
            received_at bigint NOT NULL,
            data bytea NOT NULL,
            UNIQUE (call, hash)
        );
        CREATE TABLE calls (
            id uuid PRIMARY KEY,
            version integer NOT NULL,
            deleted boolean NOT NULL,
            status text,
            rank smallint NOT NULL,
            occurred_at bigint NOT NULL,
            type_rank smallint NOT NULL,
            hash bytea NOT NULL,
            data bytea NOT NULL
        );
        """;

    /// <summary>A pool of connections that keep what they prepared.</summary>
    public static NpgsqlDataSource Connect(string connectionString) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 4,
            AutoPrepareMinUsages = 2,
        });

    /// <summary>Makes them.</summary>
    public static async Task Make(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Sql);
        await command.ExecuteNonQueryAsync();
    }
}
