using Microsoft.Data.Sqlite;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Writes what the streams keep, in the journal's own transactions.</summary>
/// <param name="connection">The journal's one connection that writes.</param>
internal sealed class SqliteStreamWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement state = new(
        connection, "SELECT version, subscribers FROM stream_state WHERE id = @1", 1);

    private readonly Statement add = new(
        connection, "INSERT INTO stream_state VALUES (@1, @2, @3, @4, @5, @6, @7, @8)", 8);

    private readonly Statement update = new(connection, """
        UPDATE stream_state SET version = @2, stream = @3, subscribers = @4,
            since = coalesce(min(since, @5), since, @5),
            revision = coalesce(@6, revision), written_at = @7, state = @8
        WHERE id = @1
        """, 8);

    private readonly Statement grow = new(
        connection, "UPDATE stream_head SET revision = revision + 1 RETURNING revision", 0);

    private readonly Statement claim = new(connection, """
        INSERT INTO stream_checkpoint VALUES (@1, 1, @2, '[]')
        ON CONFLICT DO UPDATE SET epoch = epoch + 1 RETURNING epoch, position, laggards
        """, 2);

    private readonly Statement save = new(connection, """
        UPDATE stream_checkpoint SET position = @3, laggards = @4 WHERE queue = @1 AND epoch = @2
        """, 4);

    private readonly Statement settle = new(
        connection, "UPDATE stream_state SET since = NULL WHERE revision = @1", 1);

    private readonly Statement tidy = new(connection, """
        DELETE FROM stream_state WHERE id IN (
            SELECT id FROM stream_state INDEXED BY stream_state_unused
            WHERE stream IS NOT NULL AND subscribers = 0 AND written_at < @1
                AND (length(state) = 0 OR (written_at < @2 AND stream NOT LIKE 'kind/%' AND stream NOT LIKE 'tenant/%'))
            ORDER BY written_at LIMIT 1000)
        """, 2);

    public SqliteLetterWriter Letters { get; } = new(connection);

    /// <summary>Writes a state, unless it was written since it was read.</summary>
    /// <param name="write">The state.</param>
    /// <param name="position">The position given last.</param>
    public (long? Version, long? Revision) WriteState(StateWrite write, long position)
    {
        var known = state.List(row => (Version: row.GetInt64(0), Subscribers: row.GetInt32(1)), write.Id);
        var before = known is [var found] ? found : (Version: 0, Subscribers: 0);
        if (before.Version != write.Version)
        {
            return (null, null);
        }

        var gained = write.Subscribers > before.Subscribers;
        var lostLast = write.Subscribers == 0 && before.Subscribers > 0;
        long? revision = write.Stream is not null && (gained || lostLast)
            ? grow.List(row => row.GetInt64(0)).Single()
            : null;
        (known.Count == 0 ? add : update).Execute(
            write.Id, write.Version + 1, write.Stream, write.Subscribers,
            gained ? Math.Min(position, write.After ?? position) : null, revision,
            VoipbinTime.ToMicroseconds(write.At), write.Bytes);
        return (write.Version + 1, revision);
    }

    public Claim Claim(int queue, long position) => claim.List(
        row => new Claim(
            new Checkpoint(queue, row.GetInt64(0), row.GetInt64(1), LaggardText.Read(row.GetString(2))), position),
        queue, position).Single();

    /// <returns>The queues of which nothing was saved, for they have another owner.</returns>
    public IReadOnlyList<int> Save(IReadOnlyList<Checkpoint> checkpoints) =>
    [
        .. checkpoints
            .Where(one => save.Execute(one.Queue, one.Epoch, one.Position, LaggardText.Write(one.Laggards)) == 0)
            .Select(one => one.Queue),
    ];

    public int Settle(IReadOnlyList<Subscribed> settled) => settled.Sum(one => settle.Execute(one.Revision));

    public int Tidy(long clearedBefore, long unusedBefore) => tidy.Execute(clearedBefore, unusedBefore);

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements = [state, add, update, grow, claim, save, settle, tidy];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        Letters.Dispose();
    }
}
