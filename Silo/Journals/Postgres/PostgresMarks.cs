using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// Tells now and then the latest time of receipt up to a position: what was received later than that stands after it.
/// </summary>
internal static class PostgresMarks
{
    private const string Mark = """
        INSERT INTO mark (position, received_at)
        SELECT $1, greatest(last.received_at,
            (SELECT max(received_at) FROM journal WHERE position > last.position AND position <= $1),
            (SELECT max(received_at) FROM unmodelled WHERE position > last.position AND position <= $1))
        FROM (
            SELECT position, received_at FROM mark UNION ALL SELECT 0, -9223372036854775808
            ORDER BY position DESC LIMIT 1) AS last
        WHERE $1 - last.position >= 1000
        """;

    /// <summary>Adds the statement that sets a mark, if the last is far behind.</summary>
    /// <param name="batch">What is sent.</param>
    /// <param name="reached">The position up to which the feed was read.</param>
    public static void Pass(NpgsqlBatch batch, long reached) => batch.Add(Mark, reached);
}
