using Microsoft.Data.Sqlite;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Reads events of all kinds in the order of their positions.</summary>
internal sealed class SqliteFeedReader(SqliteConnection connection) : IDisposable
{
    // several statements, so one transaction: an entry that is committed between them would be skipped for ever
    private readonly Statement begin = new(connection, "BEGIN", 0);
    private readonly Statement end = new(connection, "COMMIT", 0);

    private readonly Statement head = new(connection, "SELECT position, purged FROM head", 0);

    private readonly Statement recorded = new(connection, $"""
        SELECT resource.tenant, resource.kind, resource.id, {EventColumns.Of("journal")}
        FROM journal CROSS JOIN resource ON resource.number = journal.resource
        WHERE journal.position > @1 ORDER BY journal.position LIMIT @2
        """, 2);

    private readonly Statement kept = new(connection, """
        SELECT tenant, position, type, id, received_at, data FROM unmodelled
        WHERE position > @1 ORDER BY position LIMIT @2
        """, 2);

    public FeedPage Read(long after, int size)
    {
        begin.Execute();
        var (position, purged) = head.List(row => (row.GetInt64(0), row.GetInt64(1))).Single();
        var changes = Merge(
            recorded.Each(ReadRecorded, after, size + 1),
            kept.Each(ReadKept, after, size + 1));
        var page = FeedPage.Of(changes, size, after, position, purged);
        end.Execute();
        return page;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements = [begin, end, head, recorded, kept];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }
    }

    private static Change ReadRecorded(SqliteDataReader row) => Change.Of(
        new ResourceKey(row.GetString(0), row.GetString(1), new Guid(row.GetFieldValue<byte[]>(2), bigEndian: true)),
        EventColumns.Read(row, 3));

    private static Change ReadKept(SqliteDataReader row) =>
        Change.Of(row.GetString(0), KeptColumns.ReadUnmodelled(row, 1));

    private static IEnumerable<Change> Merge(IEnumerable<Change> one, IEnumerable<Change> other)
    {
        using var left = one.GetEnumerator();
        using var right = other.GetEnumerator();
        var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
        while (hasLeft || hasRight)
        {
            if (hasLeft && (!hasRight || left.Current.Position < right.Current.Position))
            {
                yield return left.Current;
                hasLeft = left.MoveNext();
            }
            else
            {
                yield return right.Current;
                hasRight = right.MoveNext();
            }
        }
    }
}
