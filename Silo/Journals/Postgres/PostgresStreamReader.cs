using Npgsql;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Reads a stream of one resource.</summary>
internal static class PostgresStreamReader
{
    private const string Find = """
        SELECT head.position, chore.purged, resource.number,
            EXISTS (SELECT FROM leaving WHERE leaving.resource = resource.number)
                OR NOT EXISTS (SELECT FROM journal WHERE journal.resource = resource.number)
        FROM head CROSS JOIN chore
        LEFT JOIN resource ON resource.id = $1 AND resource.tenant = $2 AND resource.kind = $3
        """;

    // versions are in the order of positions, and mostly the position asked for is one of the resource's own
    private static readonly string recorded = $"""
        SELECT {EventColumns.Of("part")}
        FROM (
            SELECT *, {PostgresPage.Measure(
                "(octet_length(data) + char_length(concat(event, previous_status, status_after)))", "position")}
            FROM (
                SELECT journal.* FROM resource JOIN journal ON journal.resource = resource.number
                WHERE resource.id = $1 AND resource.tenant = $2 AND resource.kind = $3 AND journal.position > $4
                    AND journal.version > coalesce((
                        SELECT at.version FROM journal AS at
                        WHERE at.position = $4 AND at.resource = resource.number), 0)
                ORDER BY journal.version LIMIT $5) AS page) AS part
        WHERE {PostgresPage.Fits(FeedPage.MaxBytes)} ORDER BY part.position
        """;

    public static Task<FeedPage> ReadOf(this NpgsqlConnection connection, ResourceKey key, long after, int size) =>
        connection.Ask(
            batch =>
            {
                batch.Add(Find, key.Id, key.Tenant, key.Resource);
                batch.Add(recorded, key.Id, key.Tenant, key.Resource, after, size + 1);
            },
            async rows =>
            {
                var (head, purged, isKnown, hasLeft) = (await rows.Take(row =>
                    (row.GetInt64(0), row.GetInt64(1), !row.IsDBNull(2), row.GetBoolean(3)))).Single();
                var changes = await rows.Take(row => Change.Of(key, EventColumns.Read(row).Restore()));
                return isKnown && hasLeft
                    ? new FeedPage([], Math.Max(after, head), head, purged)
                    : FeedPage.Of(changes, size, after, head, retained: 0);
            });
}
