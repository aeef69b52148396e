namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The tables of the streams: a step of the schema.</summary>
internal static class SqliteStreamTables
{
    /// <remarks>
    /// A state is a grain's; those that hold a stream's subscribers tell of which and how many. stream_head.revision
    /// grows with each subscription, so that whoever knows one can ask what is new. since is the position after which
    /// the newest subscriber is owed, until a checkpoint tells it. A checkpoint's epoch is the fence against a former
    /// owner of the queue.
    /// </remarks>
    public const string Step = """
        CREATE TABLE stream_head (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            revision INTEGER NOT NULL
        ) STRICT;
        INSERT INTO stream_head VALUES (1, 0);

        CREATE TABLE stream_state (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            stream TEXT,
            subscribers INTEGER NOT NULL,
            since INTEGER,
            revision INTEGER,
            written_at INTEGER NOT NULL,
            state BLOB NOT NULL
        ) STRICT;
        CREATE INDEX stream_state_by_revision ON stream_state (revision) WHERE revision IS NOT NULL;
        CREATE INDEX stream_state_unused ON stream_state (written_at) WHERE stream IS NOT NULL AND subscribers = 0;

        CREATE TABLE stream_checkpoint (
            queue INTEGER PRIMARY KEY,
            epoch INTEGER NOT NULL,
            position INTEGER NOT NULL,
            laggards TEXT NOT NULL
        ) STRICT;

        CREATE TABLE dead_letter (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant TEXT NOT NULL,
            subscription TEXT NOT NULL,
            stream TEXT NOT NULL,
            position INTEGER NOT NULL,
            failed_at INTEGER NOT NULL,
            replayed_at INTEGER,
            asked INTEGER, -- the revision at which it was asked for, until it is answered
            UNIQUE (subscription, position)
        ) STRICT;
        CREATE INDEX dead_letter_of_tenant ON dead_letter (tenant, id);
        CREATE INDEX dead_letter_asked ON dead_letter (asked) WHERE asked IS NOT NULL;
        CREATE INDEX dead_letter_by_time ON dead_letter (failed_at);

        CREATE TABLE unhealthy_subscription (
            subscription TEXT PRIMARY KEY,
            tenant TEXT NOT NULL,
            stream TEXT NOT NULL,
            since INTEGER NOT NULL,
            failed_at INTEGER NOT NULL
        ) STRICT;
        """;
}
