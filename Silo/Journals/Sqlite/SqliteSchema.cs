using Microsoft.Data.Sqlite;
using VoipbinGrains.Silo.Hosting;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// The tables. Positions come from the head row, never from the greatest one in use. The journal's one index is the fence
/// against a second writer, the way to a resource's last event, and its history.
/// </summary>
internal static class SqliteSchema
{
    private const int ApplicationId = 0x56474A31; // "VGJ1"
    private const int Version = 1;

    private const string Tables =
        """
        CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL) STRICT;
        INSERT INTO head VALUES (1, 0);
        CREATE TABLE resource (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL,
            tenant TEXT NOT NULL,
            kind TEXT NOT NULL,
            UNIQUE (id, tenant, kind)) STRICT;
        CREATE TABLE journal (
            position INTEGER PRIMARY KEY,
            resource INTEGER NOT NULL,
            version INTEGER NOT NULL,
            sort_key BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            disposition INTEGER NOT NULL,
            winner INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            deleted INTEGER NOT NULL,
            anomalies INTEGER NOT NULL,
            event TEXT NOT NULL,
            sent_as TEXT,
            status TEXT,
            status_before TEXT,
            status_after TEXT,
            reason TEXT NOT NULL,
            data BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX journal_resource ON journal (resource, version);
        CREATE TABLE unmodelled (
            position INTEGER PRIMARY KEY,
            tenant TEXT NOT NULL,
            type TEXT NOT NULL,
            id TEXT,
            received_at INTEGER NOT NULL,
            data BLOB NOT NULL) STRICT;
        CREATE INDEX unmodelled_tenant ON unmodelled (tenant, position);
        CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            code TEXT NOT NULL,
            detail TEXT NOT NULL,
            size INTEGER NOT NULL,
            truncated INTEGER NOT NULL,
            content_type TEXT,
            replayed_at INTEGER,
            body BLOB NOT NULL) STRICT;
        CREATE INDEX quarantine_tenant ON quarantine (tenant, id);
        """;

    /// <summary>Makes the tables in a new file; refuses a file that is not of this product and version.</summary>
    /// <exception cref="RefusedToStartException">The file cannot be used; the message says what to do.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        var application = connection.Pragma("application_id");
        var version = connection.Pragma("user_version");
        if (application == 0 && version == 0 && connection.Scalar("SELECT count(*) FROM sqlite_schema") is 0L)
        {
            // before the first table, or it would take a VACUUM
            connection.Execute("PRAGMA auto_vacuum = INCREMENTAL");
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute(
                $"BEGIN IMMEDIATE; {Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT");
            return;
        }

        if (application != ApplicationId)
        {
            throw new RefusedToStartException(
                $"{path} is a SQLite file of another program: set Storage:Path to a file of this one, or to none that exists.");
        }

        if (version != Version)
        {
            throw new RefusedToStartException(
                $"{path} has schema {version}, this program knows {Version}: start the version that wrote it, or set Storage:Path.");
        }
    }
}
