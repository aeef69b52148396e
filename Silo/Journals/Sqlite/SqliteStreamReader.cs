using Microsoft.Data.Sqlite;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Reads what the streams keep, and a stream of one resource.</summary>
internal sealed class SqliteStreamReader(SqliteConnection connection) : IDisposable
{
    private readonly Statement begin = new(connection, "BEGIN", 0);
    private readonly Statement end = new(connection, "COMMIT", 0);
    private readonly Statement head = new(connection, "SELECT position, purged FROM head", 0);

    private readonly Statement resource = new(connection, """
        SELECT number,
            number IS (SELECT leaving FROM head) OR NOT EXISTS (SELECT 1 FROM journal WHERE resource = number)
        FROM resource WHERE tenant = @1 AND kind = @2 AND id = @3
        """, 3);

    // versions are in the order of positions, and mostly the position asked for is one of the resource's own
    private readonly Statement recorded = new(connection, $"""
        SELECT {EventColumns.Of("journal")} FROM journal
        WHERE resource = @1 AND position > @2
            AND version > coalesce((SELECT version FROM journal WHERE position = @2 AND resource = @1), 0)
        ORDER BY version LIMIT @3
        """, 3);

    private readonly Statement state = new(connection, "SELECT version, state FROM stream_state WHERE id = @1", 1);

    private readonly Statement subscribed = new(connection, """
        SELECT stream, subscribers, since, revision FROM stream_state
        WHERE revision > @1 AND (subscribers > 0 OR @1 > 0) ORDER BY revision
        """, 1);

    public FeedPage ReadOf(ResourceKey key, long after, int size)
    {
        begin.Execute();
        var (position, purged) = head.List(row => (row.GetInt64(0), row.GetInt64(1))).Single();
        var found = resource.List(
            row => (Number: row.GetInt64(0), HasLeft: row.GetBoolean(1)),
            key.Tenant, key.Resource, key.Id.ToByteArray(bigEndian: true));
        var page = found is [{ HasLeft: false, Number: var number }]
            ? FeedPage.Of(
                recorded.Each(row => Change.Of(key, EventColumns.Read(row)), number, after, size + 1),
                size, after, position, retained: 0)
            : new FeedPage([], Math.Max(after, position), position, found.Count > 0 ? purged : 0);
        end.Execute();
        return page;
    }

    public StoredState? ReadState(string id) => state.List(
        row => new StoredState(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), id).SingleOrDefault();

    public IReadOnlyList<Subscribed> ReadSubscribed(long after) => subscribed.List(
        row => new Subscribed(
            row.GetString(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetInt64(3)),
        after);

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements = [begin, end, head, resource, recorded, state, subscribed];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }
    }
}
