using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// A list's query as SQL: a part for each stage and status that may be listed, each a range of an index that holds it
/// in the list's order. SQLite merges the parts and stops at the page's end, so that nothing is sorted.
/// </summary>
/// <param name="Text">The statement; it gives positions.</param>
/// <param name="Values">Its parameters.</param>
internal sealed record SqliteListQuery(string Text, object?[] Values)
{
    /// <summary>How many parameters precede the statuses.</summary>
    private const int Fixed = 7;

    /// <summary>The statement for a query; null if nothing can match.</summary>
    /// <param name="query">The query.</param>
    /// <param name="list">The number of the list.</param>
    /// <param name="before">The position that all are before.</param>
    /// <param name="after">The position that all are after.</param>
    /// <param name="size">The most positions to give.</param>
    public static SqliteListQuery? Of(ResourceQuery query, long list, long before, long after, int size)
    {
        var statuses = query.Statuses?.Select((_, i) => $" AND status = CAST(@{Fixed + 1 + i} AS TEXT)").ToList();
        var parts = Stages.Of(query)
            .SelectMany(stage => statuses ?? [""], (stage, status) => Part(query, stage, status))
            .ToList();
        return parts.Count == 0 ? null : new SqliteListQuery(
            string.Join("\nUNION ALL\n", parts) + "\nORDER BY position DESC LIMIT @5",
            [
                list,
                before,
                after,
                query.UpdatedAfter is { } updated ? VoipbinTime.ToMicroseconds(updated) : null,
                size,
                query.OverdueBefore is { } moment ? VoipbinTime.ToMicroseconds(moment.AddTicks(9)) : null, // rounds up
                query.ReferenceId?.ToByteArray(bigEndian: true),
                .. (query.Statuses ?? []).Select(Statement.Text),
            ]);
    }

    private static string Part(ResourceQuery query, Stage stage, string status)
    {
        var index = query.ReferenceId is not null ? "reference" : status.Length > 0 ? "status" : "stage";
        return $"SELECT position FROM directory INDEXED BY directory_by_{index} "
            + $"WHERE list = @1 AND stage = {(int)stage} AND position < @2 AND position > @3{status}"
            + (query.UpdatedAfter is null ? "" : " AND received_at > @4")
            + (query.ReferenceId is null ? "" : " AND reference_id = @7")
            + (stage is not Stage.Live || query.OverdueBefore is null ? "" : Overdue(query.Overdue));
    }

    private static string Overdue(bool? overdue) => overdue switch
    {
        true => " AND created_at < @6",
        false => " AND created_at >= @6",
        null => "",
    };
}
