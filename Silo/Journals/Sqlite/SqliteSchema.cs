using Microsoft.Data.Sqlite;
using VoipbinGrains.Silo.Hosting;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What the database file holds, and how a file that is not ours is told.</summary>
internal static class SqliteSchema
{
    /// <summary>The version of the schema, in <c>user_version</c>.</summary>
    public const int Version = 2;

    /// <summary>
    /// How many events of a resource the repeat check may look through one by one. Those beyond are found by fingerprint:
    /// few resources live so long, and a second index on the whole journal would cost each event a third of its speed.
    /// </summary>
    public const int ShortHistory = 64;

    /// <summary>Marks the file as ours, in <c>application_id</c>: "VbGr".</summary>
    private const int Application = 0x56624772;

    /// <remarks>
    /// Times are microseconds since 1970. The head is written in every transaction and gives positions and resource
    /// numbers, so that none is given twice, whatever is deleted. The one index on the journal is the fence against two
    /// writers, and the way to a resource's events for the repeat check and the history. Data stands last: what does not ask for it never reads its pages.
    /// </remarks>
    private const string Tables = """
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            position INTEGER NOT NULL,
            number INTEGER NOT NULL
        ) STRICT;
        INSERT INTO head VALUES (1, 0, 0);

        CREATE TABLE resource (
            number INTEGER PRIMARY KEY,
            tenant TEXT NOT NULL,
            kind TEXT NOT NULL,
            id BLOB NOT NULL,
            UNIQUE (tenant, kind, id)
        ) STRICT;

        CREATE TABLE journal (
            position INTEGER PRIMARY KEY,
            resource INTEGER NOT NULL,
            version INTEGER NOT NULL,
            event TEXT NOT NULL,
            sent_as TEXT, -- null: the same word as event
            status TEXT,
            received_at INTEGER NOT NULL,
            sort_key BLOB NOT NULL,
            disposition INTEGER NOT NULL,
            reason TEXT NOT NULL,
            winner INTEGER NOT NULL,
            previous_status TEXT,
            status_after TEXT,
            ended INTEGER NOT NULL,
            deleted INTEGER NOT NULL,
            anomalies INTEGER NOT NULL,
            data BLOB NOT NULL,
            UNIQUE (resource, version)
        ) STRICT;

        CREATE TABLE long_history (
            resource INTEGER NOT NULL,
            fingerprint INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (resource, fingerprint, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE unmodelled (
            position INTEGER PRIMARY KEY,
            tenant TEXT NOT NULL,
            type TEXT NOT NULL,
            id TEXT,
            received_at INTEGER NOT NULL,
            data BLOB NOT NULL
        ) STRICT;
        CREATE INDEX unmodelled_of_tenant ON unmodelled (tenant, position);

        CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            code TEXT NOT NULL,
            detail TEXT NOT NULL,
            size INTEGER NOT NULL,
            sha256 BLOB NOT NULL,
            truncated INTEGER NOT NULL,
            content_type TEXT,
            replayed_at INTEGER,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX quarantine_of_tenant ON quarantine (tenant, id);
        """;

    /// <summary>
    /// What schema 2 adds to schema 1: the place in the feed of the event that a replayed body turned out to be, so
    /// that it is not kept twice.
    /// </summary>
    private const string Schema2 = "ALTER TABLE quarantine ADD COLUMN replayed_position INTEGER;";

    /// <summary>Whether the file holds nothing yet.</summary>
    /// <exception cref="RefusedToStartException">It is another application's, or of a newer schema.</exception>
    public static bool IsEmpty(SqliteConnection connection, string path)
    {
        var application = connection.Pragma("application_id");
        var version = connection.Pragma("user_version");
        if (application == $"{Application}")
        {
            return int.Parse(version) <= Version
                ? false
                : throw new RefusedToStartException(
                    $"{path} has schema {version} and this program knows {Version}: start the newer program, "
                    + "or set Storage:Path to another file.");
        }

        return application == "0" && version == "0" && connection.Scalar("SELECT count(*) FROM sqlite_schema") == "0"
            ? true
            : throw Foreign(path);
    }

    /// <summary>Makes the tables, all or none.</summary>
    public static void Create(SqliteConnection connection) => connection.Run($"""
        BEGIN IMMEDIATE;
        {Tables}
        {Schema2}
        PRAGMA application_id = {Application};
        PRAGMA user_version = {Version};
        COMMIT;
        """);

    /// <summary>Brings a file of an older schema up to this one, all of it or nothing.</summary>
    public static void Migrate(SqliteConnection connection)
    {
        if (connection.Pragma("user_version") == "1")
        {
            connection.Run($"""
                BEGIN IMMEDIATE;
                {Schema2}
                PRAGMA user_version = 2;
                COMMIT;
                """);
        }
    }

    /// <summary>What is said of a file that is not ours.</summary>
    public static RefusedToStartException Foreign(string path, Exception? cause = null) =>
        new($"{path} is another application's file: set Storage:Path to another file.", cause);
}
