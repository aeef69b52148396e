namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The tables, as the steps that lead from one version of the schema to the next.</summary>
/// <remarks>
/// Times are microseconds since 1970. The head is written in every transaction and gives positions and resource
/// numbers, so that none is given twice, whatever is deleted. The one index on the journal is the fence against two
/// writers, and the way to a resource's events for the repeat check and the history. Data stands last: what does not
/// ask for it never reads its pages.
/// </remarks>
internal static class SqliteTables
{
    /// <summary>From an empty file to version 1, from 1 to 2, and so on.</summary>
    public static IReadOnlyList<string> Steps { get; } =
        [Journal, Directory, SqliteStreamTables.Step, Trust, Withdrawals];

    private const string Journal = """
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

    /// <remarks>
    /// The directory is read from the journal, up to head.projected, and can be made anew from it: a row for each
    /// resource, in the list of its tenant and kind; a stage is one of <see cref="Stage"/>. An index holds each list in
    /// the order in which it is paged, so that a page is a range of it; statuses and references that are null are in
    /// none. What was heard is counted by type, and a mark tells now and then the latest time of receipt up to its
    /// position. What is old leaves in the order of receipt: head.purged is the greatest position that has left, and
    /// head.leaving the resource that is on its way out, of whose events some are gone. A resource's number stays.
    /// </remarks>
    private const string Directory = """
        ALTER TABLE head ADD COLUMN projected INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE quarantine ADD COLUMN replayed_position INTEGER; -- of the event that the body turned out to be
        ALTER TABLE head ADD COLUMN purged INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE head ADD COLUMN leaving INTEGER;

        CREATE TABLE list (
            id INTEGER PRIMARY KEY,
            tenant TEXT NOT NULL,
            kind TEXT NOT NULL,
            UNIQUE (tenant, kind)
        ) STRICT;

        CREATE TABLE directory (
            number INTEGER PRIMARY KEY,
            list INTEGER NOT NULL,
            stage INTEGER NOT NULL,
            status TEXT,
            position INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            reference_id BLOB
        ) STRICT;
        CREATE INDEX directory_by_stage ON directory (list, stage, position, created_at);
        CREATE INDEX directory_by_status ON directory (list, status, stage, position, created_at)
            WHERE status IS NOT NULL;
        CREATE INDEX directory_by_reference ON directory (reference_id) WHERE reference_id IS NOT NULL;
        CREATE INDEX directory_by_end ON directory (received_at) WHERE stage > 0;
        CREATE INDEX unmodelled_by_time ON unmodelled (received_at);
        CREATE INDEX quarantine_by_time ON quarantine (received_at);

        CREATE TABLE heard (
            tenant TEXT NOT NULL,
            type TEXT NOT NULL,
            count INTEGER NOT NULL,
            last_received_at INTEGER NOT NULL,
            PRIMARY KEY (tenant, type)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE mark (
            position INTEGER PRIMARY KEY,
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX mark_by_time ON mark (received_at, position);
        """;

    /// <remarks>
    /// Of a tenant's bodies, and apart from them of those that strangers sent to it, upto is the sum of their sizes
    /// from the first on: what is more than the room below the newest one's leaves, found without adding up. The audit
    /// and a tenant's customer stay for ever.
    /// </remarks>
    private const string Trust = """
        ALTER TABLE quarantine ADD COLUMN stranger INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE quarantine ADD COLUMN headers TEXT;
        ALTER TABLE quarantine ADD COLUMN upto INTEGER NOT NULL DEFAULT 0;
        UPDATE quarantine SET stranger = 1 WHERE code = 'unauthorized';
        UPDATE quarantine SET upto = added.upto
        FROM (
            SELECT id, sum(length(body) + 512) OVER (PARTITION BY tenant, stranger ORDER BY id) AS upto FROM quarantine
            ) AS added
        WHERE added.id = quarantine.id;
        DROP INDEX quarantine_by_time;
        CREATE INDEX quarantine_by_time ON quarantine (stranger, received_at);
        CREATE INDEX quarantine_by_room ON quarantine (tenant, stranger, upto);

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant TEXT NOT NULL,
            noted_at INTEGER NOT NULL,
            who TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_of_tenant ON audit (tenant, id);

        CREATE TABLE customer (
            tenant TEXT PRIMARY KEY,
            id BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    /// <remarks>
    /// Events that an operator withdrew, and the version of their resource that records it: that one is a row of the
    /// journal like others, and tells how the resource stands without.
    /// </remarks>
    private const string Withdrawals = """
        CREATE TABLE withdrawal (
            resource INTEGER NOT NULL,
            version INTEGER NOT NULL,
            withdrawn_by INTEGER NOT NULL,
            PRIMARY KEY (resource, version)
        ) STRICT, WITHOUT ROWID;
        """;
}
