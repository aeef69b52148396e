using Npgsql;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Reads events of all kinds in the order of their positions.</summary>
internal static class PostgresFeedReader
{
    private static readonly string recorded = $"""
        SELECT resource.tenant, resource.kind, resource.id, {EventColumns.Of("part")}
        FROM (
            SELECT *, {PostgresPage.Measure(
                "(octet_length(data) + char_length(concat(event, previous_status, status_after)))", "position")}
            FROM (SELECT * FROM journal WHERE position > $1 ORDER BY position LIMIT $2) AS page) AS part
        JOIN resource ON resource.number = part.resource
        WHERE {PostgresPage.Fits(FeedPage.MaxBytes)} ORDER BY part.position
        """;

    private static readonly string kept = $"""
        SELECT tenant, position, type, id, received_at, data
        FROM (
            SELECT *, {PostgresPage.Measure("(octet_length(data) + char_length(concat(type, id)))", "position")}
            FROM (SELECT * FROM unmodelled WHERE position > $1 ORDER BY position LIMIT $2) AS page) AS part
        WHERE {PostgresPage.Fits(FeedPage.MaxBytes)} ORDER BY position
        """;

    public static Task<FeedPage> ReadFeed(this NpgsqlConnection connection, long after, int size) => connection.Ask(
        batch =>
        {
            batch.Add("SELECT position, purged FROM head, chore");
            batch.Add(recorded, after, size + 1);
            batch.Add(kept, after, size + 1);
        },
        async rows =>
        {
            var (head, purged) = (await rows.Take(row => (row.GetInt64(0), row.GetInt64(1)))).Single();
            var changes = await rows.Take(ReadRecorded);
            changes.AddRange(await rows.Take(ReadKept));
            return FeedPage.Of(changes.OrderBy(change => change.Position), size, after, head, purged);
        });

    private static Change ReadRecorded(NpgsqlDataReader row) => Change.Of(
        new ResourceKey(row.GetString(0), row.GetString(1), row.GetGuid(2)), EventColumns.Read(row, 3).Restore());

    private static Change ReadKept(NpgsqlDataReader row) =>
        Change.Of(row.GetString(0), KeptColumns.ReadUnmodelled(row, 1).Restore());
}
