using Microsoft.Data.Sqlite;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// Reads how resources stood at one position, in the order of their numbers. What the directory says of a resource that
/// has not moved since is how it stood; one that has moved is looked at in the journal.
/// </summary>
internal sealed class SqliteSnapshotReader(SqliteConnection connection) : IDisposable
{
    /// <summary>How many resources a part looks through, so that none takes long, however few match.</summary>
    private const int LookedThrough = 20_000;

    private readonly SqliteStateReader states = new(connection);
    private readonly Statement begin = new(connection, "BEGIN", 0);
    private readonly Statement end = new(connection, "COMMIT", 0);

    private readonly Statement projected = new(
        connection, "SELECT projected, (SELECT max(number) FROM directory) FROM head", 0);

    private readonly Statement number = new(
        connection, """
        SELECT directory.number FROM resource CROSS JOIN directory ON directory.number = resource.number
        WHERE tenant = @1 AND kind = @2 AND id = @3
        """, 3);

    public SnapshotPage Read(string tenant, ChangeFilter filter, SnapshotPlace? place, int size)
    {
        begin.Execute();
        var (head, greatest) = projected.List(row => (row.GetInt64(0), row.IsDBNull(1) ? 0 : row.GetInt64(1))).Single();
        var start = place ?? new SnapshotPlace(head, 0);
        var to = filter.Ids is null ? start.Number + LookedThrough : long.MaxValue;
        var found = filter.Ids is { } ids
            ? [.. Named(tenant, filter, ids).Where(named => named > start.Number).Order().Take(size)]
            : Find(tenant, filter, start, to, size);
        var next = found.Count == size ? found[^1] : to;
        var stood = found.Select(one => (Number: one, Last: states.LastUntil(one, start.AsOf))).ToList();

        // numbers are given in the order of first events: after one that was first heard of later there is nobody
        var isLast = next >= greatest || (filter.Ids is null && stood.Exists(one => one.Last is null));
        var page = SnapshotPage.Of(
            stood.Select(one => (one.Number, Passing(one.Last, filter))), size, start.AsOf,
            isLast ? null : start with { Number = next });
        end.Execute();
        return page;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements = [begin, end, projected, number];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        states.Dispose();
    }

    private ResourceState? Passing(long? last, ChangeFilter filter) =>
        last is { } position && states.At(position) is var state && filter.Passes(state) ? state : null;

    private List<long> Find(string tenant, ChangeFilter filter, SnapshotPlace start, long to, int size)
    {
        var statuses = filter.Statuses?.ToList();
        var kinds = (filter.Resources ?? ResourceTypes.All.Select(type => type.Name)).ToList();
        var stood = statuses is null ? "1" : $"position > @3 OR status IN ({Texts(6 + kinds.Count, statuses.Count)})";
        object?[] values =
            [start.Number, to, start.AsOf, size, tenant, .. kinds, .. (statuses ?? []).Select(Statement.Text)];
        using var statement = new Statement(connection, $"""
            SELECT number FROM directory
            WHERE number > @1 AND number <= @2
                AND +list IN (SELECT id FROM list WHERE tenant = @5 AND kind IN ({Parameters(6, kinds.Count)}))
                AND ({stood})
            ORDER BY number LIMIT @4
            """, values.Length);
        return statement.List(row => row.GetInt64(0), values);
    }

    private IEnumerable<long> Named(string tenant, ChangeFilter filter, HashSet<string> ids)
    {
        foreach (var kind in filter.Resources ?? ResourceTypes.All.Select(type => type.Name))
        {
            foreach (var text in ids)
            {
                if (ResourceId.TryParse(text, out var id))
                {
                    foreach (var one in number.List(
                        row => row.GetInt64(0), tenant, kind, id.ToByteArray(bigEndian: true)))
                    {
                        yield return one;
                    }
                }
            }
        }
    }

    private static string Parameters(int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(i => $"@{i}"));

    private static string Texts(int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(i => $"CAST(@{i} AS TEXT)"));
}
