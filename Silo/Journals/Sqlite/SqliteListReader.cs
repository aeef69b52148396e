using Microsoft.Data.Sqlite;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Reads a tenant's resources as lists.</summary>
internal sealed class SqliteListReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStateReader states = new(connection);

    // several statements, so one transaction: the directory's positions are those of the journal it was read from
    private readonly Statement begin = new(connection, "BEGIN", 0);
    private readonly Statement end = new(connection, "COMMIT", 0);

    private readonly Statement list = new(connection, "SELECT id FROM list WHERE tenant = @1 AND kind = @2", 2);

    private readonly Statement mark = new(connection, """
        SELECT position FROM mark WHERE received_at <= @1 ORDER BY received_at DESC, position DESC LIMIT 1
        """, 1);

    public ResourcePage Read(string tenant, ResourceQuery query, long? before, int size)
    {
        begin.Execute();
        var page = ResourcePage.Of(Find(tenant, query, before ?? long.MaxValue, size + 1).Select(states.At), size);
        end.Execute();
        return page;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements = [begin, end, list, mark];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        states.Dispose();
    }

    private List<long> Find(string tenant, ResourceQuery query, long before, int size)
    {
        var found = list.List(row => row.GetInt64(0), tenant, query.Resource);
        if (found.Count == 0 || SqliteListQuery.Of(query, found[0], before, After(query), size) is not { } sql)
        {
            return [];
        }

        using var statement = new Statement(connection, sql.Text, sql.Values.Length);
        return statement.List(row => row.GetInt64(0), sql.Values);
    }

    // what was received later than a mark's time stands after it
    private long After(ResourceQuery query) => query.UpdatedAfter is { } updated
        ? mark.List(row => row.GetInt64(0), VoipbinTime.ToMicroseconds(updated)).SingleOrDefault()
        : 0;
}
