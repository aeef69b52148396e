using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// Takes out what is old, a little at a time: resources that have ended, whole, and events that are not modelled and
/// quarantined bodies, one by one. A resource's number stays, so that it never begins anew.
/// </summary>
/// <remarks>A step is sent as a whole: no commit waits for a silo that stands still in the middle of one.</remarks>
internal sealed class PostgresPurge(PostgresDatabase database)
{
    private const int Rows = 250;
    private const int Bytes = 1024 * 1024;

    // the directory may lag: a resource of which more was heard is not old
    private const string Leave = """
        WITH ended AS (
            SELECT number, position FROM directory
            WHERE stage > 0 AND received_at < $1 AND NOT EXISTS (SELECT FROM leaving)
            ORDER BY received_at LIMIT 20
        ), delisted AS (
            DELETE FROM directory USING ended
            WHERE directory.number = ended.number AND ended.position = (
                SELECT journal.position FROM journal WHERE journal.resource = ended.number
                ORDER BY version DESC LIMIT 1)
            RETURNING directory.number
        )
        INSERT INTO leaving (resource) SELECT number FROM delisted
        """;

    private static readonly string takeEvents = $"""
        WITH old AS (
            SELECT event.position, sum(size) OVER (ORDER BY event.resource, event.version) - size AS before
            FROM (
                SELECT journal.resource, journal.version, journal.position, octet_length(journal.data) AS size
                FROM leaving CROSS JOIN LATERAL (
                    SELECT * FROM journal WHERE journal.resource = leaving.resource ORDER BY version LIMIT {Rows}
                    ) AS journal
                LIMIT {Rows}) AS event
        ), gone AS (
            DELETE FROM journal USING old WHERE journal.position = old.position AND before < {Bytes}
            RETURNING journal.position
        ), told AS (
            UPDATE chore SET purged = greatest(purged, (SELECT max(position) FROM gone))
        )
        SELECT count(*) FROM gone
        """;

    // the fingerprints of a long history go with its last event
    private const string EndLeaving = """
        WITH gone AS (
            DELETE FROM leaving
            WHERE (SELECT true FROM journal WHERE journal.resource = leaving.resource LIMIT 1) IS NULL
            RETURNING resource
        ), unmarked AS (
            DELETE FROM withdrawal USING gone WHERE withdrawal.resource = gone.resource
        )
        DELETE FROM long_history USING gone WHERE long_history.resource = gone.resource
        """;

    private static readonly string takeUnmodelled = $"""
        WITH old AS (
            SELECT position, sum(size) OVER (ORDER BY received_at, position) - size AS before
            FROM (
                SELECT position, received_at, octet_length(data) AS size FROM unmodelled
                WHERE received_at < $1 AND position <= (SELECT projected FROM chore)
                ORDER BY received_at LIMIT {Rows}) AS kept
        ), gone AS (
            DELETE FROM unmodelled USING old WHERE unmodelled.position = old.position AND before < {Bytes}
            RETURNING unmodelled.position
        ), told AS (
            UPDATE chore SET purged = greatest(purged, (SELECT max(position) FROM gone))
        )
        SELECT count(*) FROM gone
        """;

    private static readonly string takeBodies = $"""
        WITH old AS (
            SELECT id, sum(size) OVER (ORDER BY received_at, id) - size AS before
            FROM (
                SELECT id, received_at, octet_length(body) AS size FROM quarantine
                WHERE stranger = $1 AND received_at < $2 ORDER BY received_at LIMIT {Rows}) AS kept
        ), gone AS (
            DELETE FROM quarantine USING old WHERE quarantine.id = old.id AND before < {Bytes} RETURNING quarantine.id
        )
        SELECT count(*) FROM gone
        """;

    /// <summary>Takes out a little.</summary>
    /// <param name="old">What is old.</param>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="JournalUnavailableException">The store cannot do it now.</exception>
    public async Task<bool> Step(OldBefore old)
    {
        try
        {
            await using var connection = await database.OpenForChores();
            await using var batch = new NpgsqlBatch(connection);
            batch.Add("SELECT FROM chore FOR UPDATE");
            batch.Add("SELECT FROM head FOR UPDATE");
            batch.Add(Leave, old.Events);
            batch.Add(takeEvents);
            batch.Add(EndLeaving);
            batch.Add(takeUnmodelled, old.Events);
            batch.Add(takeBodies, false, old.Bodies);
            batch.Add(takeBodies, true, old.Strangers);
            return await TakesAny(batch);
        }
        catch (Exception cause)
        {
            throw new JournalUnavailableException("What is old could not be taken out.", cause);
        }
    }

    // those that return a row tell how much they took
    private static async Task<bool> TakesAny(NpgsqlBatch batch)
    {
        var taken = 0L;
        await using var rows = await batch.ExecuteReaderAsync();
        do
        {
            taken += (await rows.List(row => row.FieldCount == 0 ? 0 : row.GetInt64(0))).Sum();
        }
        while (await rows.NextResultAsync());
        await rows.CloseAsync();
        return taken > 0;
    }
}
