using Microsoft.Data.Sqlite;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The writer's statements on the quarantine; they run in its transaction.</summary>
internal sealed class SqliteQuarantine(SqliteConnection connection) : IDisposable
{
    private readonly Statement add = new(connection, """
        INSERT INTO quarantine (
            tenant, received_at, code, detail, size, sha256, truncated, content_type, replayed_at, body)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10)
        RETURNING id
        """, 10);

    private readonly Statement find = new(
        connection, "SELECT replayed_position FROM quarantine WHERE tenant = @1 AND id = @2", 2);

    private readonly Statement mark = new(connection, """
        UPDATE quarantine
        SET replayed_at = coalesce(replayed_at, @3), replayed_position = coalesce(replayed_position, @4)
        WHERE tenant = @1 AND id = @2
        """, 4);

    /// <summary>Keeps a body.</summary>
    /// <returns>Its number.</returns>
    public long Add(PendingBody pending)
    {
        var body = pending.Body;
        using var row = add.Query(
            pending.Tenant, VoipbinTime.ToMicroseconds(body.ReceivedAt), body.Code, body.Detail, body.Size,
            Convert.FromHexString(body.Sha256), body.Truncated, body.ContentType,
            body.ReplayedAt is { } replayed ? VoipbinTime.ToMicroseconds(replayed) : null, Statement.Blob(body.Body));
        row.Read();
        return row.GetInt64(0);
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
    }
}
