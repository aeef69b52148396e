using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What the writer says, prepared once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    public SqliteCommand SetHead { get; } = connection.Prepare("UPDATE head SET position = ?1", 1);

    /// <summary>Gives a resource its number; nothing if it has one already.</summary>
    public SqliteCommand InsertResource { get; } = connection.Prepare(
        "INSERT INTO resource (id, tenant, kind) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING RETURNING number", 3);

    /// <summary>Records an event; nothing if its version is taken or leaves a gap.</summary>
    public SqliteCommand InsertEvent { get; } = connection.Prepare(
        """
        INSERT INTO journal (position, resource, version, sort_key, received_at, disposition, winner, ended, deleted,
            anomalies, event, sent_as, status, status_before, status_after, reason, data)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17
        WHERE ?3 = 1 OR EXISTS (SELECT 1 FROM journal WHERE resource = ?2 AND version = ?3 - 1)
        ON CONFLICT (resource, version) DO NOTHING
        """,
        17);

    public SqliteCommand InsertUnmodelled { get; } = connection.Prepare(
        "INSERT INTO unmodelled (position, tenant, type, id, received_at, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", 6);

    public SqliteCommand InsertQuarantine { get; } = connection.Prepare(
        """
        INSERT INTO quarantine (tenant, received_at, code, detail, size, truncated, content_type, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
        """,
        8);

    public void Dispose()
    {
        SetHead.Dispose();
        InsertResource.Dispose();
        InsertEvent.Dispose();
        InsertUnmodelled.Dispose();
        InsertQuarantine.Dispose();
    }
}
