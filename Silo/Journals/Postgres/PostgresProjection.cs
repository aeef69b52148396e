using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// Follows the feed into the directory, from which lists are read, and into the counters. Every silo does it; a step
/// belongs to whoever has the chore locked, and is a transaction, so that how far it came and what it wrote are one.
/// </summary>
internal sealed class PostgresProjection(PostgresDatabase database)
{
    private const string Claim = "SELECT projected FROM chore FOR UPDATE";

    // no page of either kind ends before another entry that is at most there
    private const string Reach = """
        SELECT head.position, max(part.position), count(part.position) FROM head
        LEFT JOIN (
            (SELECT position FROM journal WHERE position > (SELECT projected FROM chore) ORDER BY position LIMIT $1)
            UNION ALL
            (SELECT position FROM unmodelled WHERE position > (SELECT projected FROM chore) ORDER BY position LIMIT $1)
            ORDER BY position LIMIT $1) AS part ON true
        GROUP BY head.position
        """;

    // data is sent where it is needed: of most resources an event counts that was followed before; a withdrawal
    // (disposition 3) brings one of those back
    private const string Moved = """
        SELECT moved.resource, resource.tenant, resource.kind, last.position, last.received_at, last.status_after,
            last.ended::integer + last.deleted::integer, moved.first, winner.received_at, winner.data
        FROM (
            SELECT resource, min(version) AS first, max(version) AS version, bool_or(disposition = 3) AS is_withdrawal
            FROM journal
            WHERE position > $1 AND position <= $2 GROUP BY resource) AS moved
        JOIN journal AS last ON last.resource = moved.resource AND last.version = moved.version
        JOIN resource ON resource.number = moved.resource
        LEFT JOIN journal AS winner
            ON winner.resource = last.resource AND winner.version = last.winner
            AND (winner.version >= moved.first OR moved.is_withdrawal)
        """;

    /// <summary>Has the lists follow a few entries.</summary>
    /// <param name="most">How many.</param>
    /// <returns>The position up to which they are complete.</returns>
    /// <exception cref="JournalUnavailableException">They cannot follow now.</exception>
    public async Task<long> Step(int most)
    {
        try
        {
            await using var connection = await database.OpenForChores();
            await using var transaction = await connection.BeginTransactionAsync();
            var reached = await Follow(connection, most);
            await transaction.CommitAsync();
            return reached;
        }
        catch (Exception cause)
        {
            throw new JournalUnavailableException("The lists cannot follow.", cause);
        }
    }

    private static async Task<long> Follow(NpgsqlConnection connection, int most)
    {
        var (from, to) = await Claimed(connection, most);
        if (from == to)
        {
            return to;
        }

        var moved = await connection.List(Moved, PostgresMove.Read, from, to);
        var counts = await PostgresCounters.Read(connection, from, to);
        await using var batch = new NpgsqlBatch(connection);
        PostgresMove.Follow(batch, moved);
        PostgresCounters.Add(batch, counts);
        PostgresMarks.Pass(batch, to);
        batch.Add("UPDATE chore SET projected = $1", to);
        await batch.ExecuteNonQueryAsync();
        return to;
    }

    // from where to where this step leads
    private static async Task<(long From, long To)> Claimed(NpgsqlConnection connection, int most)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Claim);
        batch.Add(Reach, most);
        await using var rows = await batch.ExecuteReaderAsync();
        var from = (await rows.Take(row => row.GetInt64(0))).Single();
        var (head, last, count) = (await rows.Take(row =>
            (row.GetInt64(0), row.IsDBNull(1) ? 0 : row.GetInt64(1), row.GetInt64(2)))).Single();
        return (from, count == most ? last : head);
    }
}
