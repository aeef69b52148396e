using Microsoft.Data.Sqlite;
using VoipbinGrains.Feed;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Reads what a tenant's feed holds, in a few numbers.</summary>
internal sealed class SqliteSummaryReader(SqliteConnection connection) : IDisposable
{
    private readonly Statement begin = new(connection, "BEGIN", 0);
    private readonly Statement end = new(connection, "COMMIT", 0);

    private readonly Statement head = new(connection, """
        SELECT position, (SELECT min(position) FROM journal), (SELECT min(position) FROM unmodelled) FROM head
        """, 0);

    private readonly Statement heard = new(
        connection, "SELECT type, count, last_received_at FROM heard WHERE tenant = @1", 1);

    public FeedSummary Read(string tenant)
    {
        begin.Execute();
        var (position, recorded, kept) = head.List(row => (row.GetInt64(0), Number(row, 1), Number(row, 2))).Single();
        var types = heard.List(row => (Type: row.GetString(0), Count: row.GetInt64(1), Last: row.GetInt64(2)), tenant);
        end.Execute();
        return new FeedSummary(
            recorded < kept || kept is null ? recorded : kept,
            position,
            types.Count == 0 ? null : VoipbinTime.FromMicroseconds(types.Max(type => type.Last)),
            types.ToDictionary(type => type.Type, type => type.Count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements = [begin, end, head, heard];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }
    }

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
