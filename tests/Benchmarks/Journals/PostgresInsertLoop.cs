using Npgsql;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>The loop on PostgreSQL: a statement for all rows.</summary>
internal sealed class PostgresInsertLoop : InsertLoop
{
    private const string Sql = """
        WITH begun AS (
            INSERT INTO resource (number, tenant, kind, id) SELECT * FROM unnest($1, $2, $3, $4)
        )
        INSERT INTO journal (
            position, resource, version, event, sent_as, status, received_at, sort_key, disposition, reason, winner,
            previous_status, status_after, ended, deleted, anomalies, data)
        SELECT position, resource, version, event, NULL, status, received_at, sort_key, disposition, reason, winner,
            previous_status, status_after, ended, deleted, anomalies, data
        FROM unnest($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) AS told (
            position, resource, version, event, status, received_at, sort_key, disposition, reason, winner,
            previous_status, status_after, ended, deleted, anomalies, data)
        """;

    private readonly PostgresDatabase database;
    private readonly NpgsqlConnection connection;

    private PostgresInsertLoop(PostgresDatabase database, NpgsqlConnection connection)
    {
        this.database = database;
        this.connection = connection;
    }

    public static async Task<PostgresInsertLoop> Open(string connectionString)
    {
        var database = new PostgresDatabase(PostgresAddress.Of(connectionString));
        var connection = await database.OpenAlone();
        await PostgresSchema.Prepare(connection, apply: true);
        return new PostgresInsertLoop(database, connection);
    }

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override Task Insert(InsertedRow[] rows)
    {
        var begun = Array.FindAll(rows, row => row.Write.Number is null);
        return connection.Run(
            Sql,
            Array.ConvertAll(begun, row => row.Number),
            Array.ConvertAll(begun, row => row.Write.Key.Tenant),
            Array.ConvertAll(begun, row => row.Write.Key.Resource),
            Array.ConvertAll(begun, row => row.Write.Key.Id),
            Array.ConvertAll(rows, row => row.Position),
            Array.ConvertAll(rows, row => row.Number),
            Array.ConvertAll(rows, row => row.Write.Event.Version),
            Array.ConvertAll(rows, row => row.Write.Event.Event),
            Array.ConvertAll(rows, row => row.Write.Event.Status),
            Array.ConvertAll(rows, row => VoipbinTime.ToMicroseconds(row.Write.Event.ReceivedAt)),
            Array.ConvertAll(rows, row => row.Write.Event.Key.ToBytes()),
            Array.ConvertAll(rows, row => (int)row.Write.Event.Disposition),
            Array.ConvertAll(rows, row => row.Write.Event.Reason),
            Array.ConvertAll(rows, row => row.Write.Event.Aftermath.Winner),
            Array.ConvertAll(rows, row => row.Write.Event.Aftermath.PreviousStatus),
            Array.ConvertAll(rows, row => row.Write.Event.Aftermath.Status),
            Array.ConvertAll(rows, row => row.Write.Event.Aftermath.Ended),
            Array.ConvertAll(rows, row => row.Write.Event.Aftermath.Deleted),
            Array.ConvertAll(rows, row => row.Write.Event.Aftermath.Anomalies),
            Array.ConvertAll(rows, row => row.Write.Event.Data));
    }
}
