using Npgsql;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>
/// A list's query as SQL: a part for each stage and status that may be listed, each a range of an index that holds it
/// in the list's order and is read no further than the page, so that of a long list nothing is sorted.
/// </summary>
/// <param name="Text">The statement; it gives states.</param>
/// <param name="Values">Its parameters.</param>
internal sealed record PostgresListQuery(string Text, object?[] Values)
{
    /// <summary>How many parameters precede the statuses.</summary>
    private const int Fixed = 6;

    // what was received later than a mark's time stands after it
    private const string Asked = """
        asked AS MATERIALIZED (
            SELECT (SELECT id FROM list WHERE tenant = $1 AND kind = $2) AS list, coalesce((
                SELECT position FROM mark WHERE received_at <= $4 ORDER BY received_at DESC, position DESC LIMIT 1
                ), 0) AS after
        )
        """;

    /// <summary>The statement for a query; null if nothing can match.</summary>
    /// <param name="tenant">Whose resources.</param>
    /// <param name="query">The query.</param>
    /// <param name="before">The position that all are before.</param>
    /// <param name="size">The most to give.</param>
    public static PostgresListQuery? Of(string tenant, ResourceQuery query, long before, int size)
    {
        var statuses = query.Statuses?.Select((_, i) =>
            $" AND left(status, 64) = left(${Fixed + 1 + i}, 64) AND status = ${Fixed + 1 + i}").ToList();
        var parts = Stages.Of(query)
            .SelectMany(stage => statuses ?? [""], (stage, status) => Part(query, stage, status, size))
            .ToList();
        return parts.Count == 0 ? null : new PostgresListQuery(
            $"""
            WITH {Asked}, found AS MATERIALIZED (
                SELECT position FROM ({string.Join("\nUNION ALL\n", parts)}) AS part
                ORDER BY position DESC LIMIT {size}
            ), sized AS MATERIALIZED (
                SELECT last.position, {PostgresPage.Measure("octet_length(winner.data)", "last.position DESC")}
                FROM found JOIN journal AS last ON last.position = found.position {PostgresStates.Joins}
            )
            SELECT {PostgresStates.Columns}
            FROM sized JOIN journal AS last ON last.position = sized.position {PostgresStates.Joins}
            WHERE {PostgresPage.Fits(HistoryPage.MaxBytes)} ORDER BY last.position DESC
            """,
            [
                tenant,
                query.Resource,
                before,
                Microseconds(query.UpdatedAfter),
                Microseconds(query.OverdueBefore?.AddTicks(9)), // rounds up
                query.ReferenceId ?? Guid.Empty,
                .. (query.Statuses ?? []).Select(PostgresText.Store),
            ]);
    }

    /// <summary>The page.</summary>
    /// <param name="connection">Is asked.</param>
    public Task<List<ResourceState>> Ask(NpgsqlConnection connection) =>
        connection.List(Text, PostgresStates.Read, Values);

    private static string Part(ResourceQuery query, Stage stage, string status, int size) =>
        $"(SELECT position FROM directory WHERE {List(query)} = (SELECT list FROM asked) AND stage = {(int)stage}"
        + " AND position < $3 AND position > (SELECT after FROM asked)"
        + status
        + (query.UpdatedAfter is null ? "" : " AND received_at > $4")
        + (query.ReferenceId is null ? "" : " AND reference_id = $6")
        + (stage is not Stage.Live || query.OverdueBefore is null ? "" : Overdue(query.Overdue))
        + $" ORDER BY position DESC LIMIT {size})";

    // few have one reference: the sum keeps the lists' indexes out of it
    private static string List(ResourceQuery query) => query.ReferenceId is null ? "list" : "list + 0";

    private static string Overdue(bool? overdue) => overdue switch
    {
        true => " AND created_at < $5",
        false => " AND created_at >= $5",
        null => "",
    };

    private static long Microseconds(DateTimeOffset? time) =>
        time is { } at ? VoipbinTime.ToMicroseconds(at) : long.MinValue;
}
