using Microsoft.Data.Sqlite;
using VoipbinGrains.Streams;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Writes dead letters.</summary>
internal sealed class SqliteLetterWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement keep = new(connection, """
        INSERT INTO dead_letter (tenant, subscription, stream, position, failed_at) VALUES (@1, @2, @3, @4, @5)
        ON CONFLICT DO UPDATE SET failed_at = excluded.failed_at, replayed_at = NULL
        """, 5);

    private readonly Statement ask = new(connection, """
        UPDATE dead_letter SET asked = (SELECT revision FROM stream_head), replayed_at = NULL WHERE id = @1
        """, 1);

    private readonly Statement grow = new(
        connection, "UPDATE stream_head SET revision = revision + 1 RETURNING revision", 0);

    private readonly Statement answer = new(
        connection, "UPDATE dead_letter SET asked = NULL, replayed_at = @2 WHERE id = @1", 2);

    private readonly Statement mark = new(connection, """
        INSERT INTO unhealthy_subscription VALUES (@1, @2, @3, @4, @4)
        ON CONFLICT DO UPDATE SET failed_at = excluded.failed_at
        """, 4);

    private readonly Statement clear = new(
        connection, "DELETE FROM unhealthy_subscription WHERE subscription = @1", 1);

    private readonly Statement tidy = new(connection, """
        DELETE FROM dead_letter WHERE id IN (SELECT id FROM dead_letter WHERE failed_at < @1 LIMIT 1000)
        """, 1);

    private readonly Statement tidyMarks = new(
        connection, "DELETE FROM unhealthy_subscription WHERE failed_at < @1", 1);

    public int Keep(DeadLetter letter) => keep.Execute(
        letter.Tenant, $"{letter.Subscription}", letter.Stream, letter.Position,
        VoipbinTime.ToMicroseconds(letter.FailedAt));

    /// <returns>The revision.</returns>
    public long Ask(long id)
    {
        var revision = grow.List(row => row.GetInt64(0)).Single();
        ask.Execute(id);
        return revision;
    }

    public int Answer(long id, DateTimeOffset? at) =>
        answer.Execute(id, at is { } time ? VoipbinTime.ToMicroseconds(time) : null);

    public int Mark(Guid subscription, (string Tenant, UnhealthySubscription Subscription)? found) =>
        found is { } one
            ? mark.Execute(
                $"{subscription}", one.Tenant, one.Subscription.Stream,
                VoipbinTime.ToMicroseconds(one.Subscription.Since))
            : clear.Execute($"{subscription}");

    public int Tidy(long keptBefore, long markedBefore) => tidy.Execute(keptBefore) + tidyMarks.Execute(markedBefore);

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements = [keep, ask, grow, answer, mark, clear, tidy, tidyMarks];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }
    }
}
