using Microsoft.Data.Sqlite;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The writer's statements on the quarantine; they run in its transaction.</summary>
/// <param name="connection">The writer's connection.</param>
/// <param name="room">How many bytes of a tenant's are kept, and as many of strangers.</param>
internal sealed class SqliteQuarantine(SqliteConnection connection, long room) : IDisposable
{
    private readonly Statement add = new(connection, """
        INSERT INTO quarantine (
            tenant, received_at, code, detail, size, sha256, truncated, content_type, replayed_at, body, stranger,
            headers, upto)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12,
            @13 + coalesce((SELECT max(upto) FROM quarantine WHERE tenant = @1 AND stranger = @11), 0))
        RETURNING id, upto
        """, 13);

    private readonly Statement makeRoom = new(connection, $"""
        DELETE FROM quarantine WHERE id IN (
            SELECT id FROM quarantine WHERE tenant = @1 AND stranger = @2 AND upto <= @3
            ORDER BY upto LIMIT {QuarantineBounds.MostLeavingAtOnce})
        """, 3);

    private readonly Statement find = new(
        connection, "SELECT replayed_position FROM quarantine WHERE tenant = @1 AND id = @2", 2);

    private readonly Statement mark = new(connection, """
        UPDATE quarantine
        SET replayed_at = coalesce(replayed_at, @3), replayed_position = coalesce(replayed_position, @4)
        WHERE tenant = @1 AND id = @2
        """, 4);

    /// <summary>Keeps a body; the oldest leave where there is no room for it.</summary>
    /// <returns>Its number.</returns>
    public long Add(PendingBody pending)
    {
        var (id, upto) = Insert(pending);
        if (upto > room)
        {
            makeRoom.Execute(pending.Tenant, pending.Body.IsStrangers, upto - room);
        }

        return id;
    }

    /// <summary>Whether the body is there, and the position that the event in it got when it was replayed.</summary>
    public bool TryFind(PendingReplay pending, out long? position)
    {
        using var row = find.Query(pending.Tenant, pending.Id);
        var found = row.Read();
        position = found && !row.IsDBNull(0) ? row.GetInt64(0) : null;
        return found;
    }

    /// <summary>Marks the body as replayed.</summary>
    public void Mark(PendingReplay pending, long? position) =>
        mark.Execute(pending.Tenant, pending.Id, VoipbinTime.ToMicroseconds(pending.At), position);

    /// <inheritdoc/>
    public void Dispose()
    {
        add.Dispose();
        find.Dispose();
        mark.Dispose();
        makeRoom.Dispose();
    }

    private (long Id, long Upto) Insert(PendingBody pending)
    {
        var body = pending.Body;
        using var row = add.Query(
            pending.Tenant, VoipbinTime.ToMicroseconds(body.ReceivedAt), body.Code, body.Detail, body.Size,
            Convert.FromHexString(body.Sha256), body.Truncated, body.ContentType,
            body.ReplayedAt is { } replayed ? VoipbinTime.ToMicroseconds(replayed) : null, Statement.Blob(body.Body),
            body.IsStrangers, body.Headers, body.Body.Length + QuarantineBounds.Overhead);
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1));
    }
}
