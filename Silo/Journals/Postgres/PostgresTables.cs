namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The tables, as the steps that lead from one version of the schema to the next.</summary>
/// <remarks>
/// Times are microseconds since 1970. Who writes locks the head first, so that one batch is written after the other,
/// whoever writes it: the order of positions is the order of commits. The one index on the journal besides is the fence
/// against two writers, and the way to a resource's events for the repeat check and the history. A number that a
/// resource got stays, so that it never begins anew. A sender's words may be longer than an index takes: of these only
/// the beginning is in one.
/// </remarks>
internal static class PostgresTables
{
    /// <summary>From an empty database to version 1, from 1 to 2, and so on.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        Journal, Directory, Orleans("PostgreSQL-Main"), Orleans("PostgreSQL-Clustering"), PostgresStreamTables.Step,
        Trust, PostgresWithdrawal.Table,
    ];

    private const string Journal = """
        CREATE TABLE head (
            one boolean PRIMARY KEY DEFAULT true CHECK (one),
            position bigint NOT NULL,
            number bigint NOT NULL,
            body bigint NOT NULL
        ) WITH (fillfactor = 10);
        INSERT INTO head (position, number, body) VALUES (0, 0, 0);

        CREATE TABLE resource (
            number bigint PRIMARY KEY,
            tenant text COLLATE "C" NOT NULL,
            kind text COLLATE "C" NOT NULL,
            id uuid NOT NULL,
            UNIQUE (id, tenant, kind)
        );

        CREATE TABLE journal (
            position bigint PRIMARY KEY,
            resource bigint NOT NULL,
            received_at bigint NOT NULL,
            version integer NOT NULL,
            winner integer NOT NULL,
            anomalies integer NOT NULL,
            disposition integer NOT NULL,
            ended boolean NOT NULL,
            deleted boolean NOT NULL,
            event text COLLATE "C" NOT NULL,
            sent_as text COLLATE "C", -- null: the same word as event
            status text COLLATE "C",
            reason text COLLATE "C" NOT NULL,
            previous_status text COLLATE "C",
            status_after text COLLATE "C",
            sort_key bytea NOT NULL,
            data bytea NOT NULL,
            UNIQUE (resource, version)
        );

        CREATE TABLE long_history (
            resource bigint NOT NULL,
            fingerprint bigint NOT NULL,
            version integer NOT NULL,
            PRIMARY KEY (resource, fingerprint, version)
        );

        -- resources on their way out, of whose events some may be gone: they take no more and are shown to nobody
        CREATE TABLE leaving (resource bigint PRIMARY KEY);

        CREATE TABLE unmodelled (
            position bigint PRIMARY KEY,
            received_at bigint NOT NULL,
            tenant text COLLATE "C" NOT NULL,
            type text COLLATE "C" NOT NULL,
            id text COLLATE "C",
            data bytea NOT NULL
        );
        CREATE INDEX unmodelled_of_tenant ON unmodelled (tenant, position);
        CREATE INDEX unmodelled_by_time ON unmodelled (received_at);

        CREATE TABLE quarantine (
            id bigint PRIMARY KEY,
            received_at bigint NOT NULL,
            replayed_at bigint,
            replayed_position bigint, -- of the event that the body turned out to be
            size bigint NOT NULL,
            truncated boolean NOT NULL,
            tenant text COLLATE "C" NOT NULL,
            code text COLLATE "C" NOT NULL,
            detail text COLLATE "C" NOT NULL,
            content_type text COLLATE "C",
            sha256 bytea NOT NULL,
            body bytea NOT NULL
        );
        CREATE INDEX quarantine_of_tenant ON quarantine (tenant, id);
        CREATE INDEX quarantine_by_time ON quarantine (received_at);
        """;

    /// <remarks>
    /// The directory is read from the journal, up to chore.projected, and can be made anew from it: a row for each
    /// resource, in the list of its tenant and kind; a stage is one of <see cref="Stage"/>. An index holds each list in
    /// the order in which it is paged, so that a page is a range of it. What was heard is counted by type, and a mark
    /// tells now and then the latest time of receipt up to its position. chore.purged is the greatest position that has
    /// left. Whoever writes any of this locks the chore first: one silo at a time, and the next when that one is gone.
    /// </remarks>
    private const string Directory = """
        CREATE TABLE chore (
            one boolean PRIMARY KEY DEFAULT true CHECK (one),
            projected bigint NOT NULL,
            purged bigint NOT NULL
        ) WITH (fillfactor = 10);
        INSERT INTO chore (projected, purged) VALUES (0, 0);

        CREATE TABLE list (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            tenant text COLLATE "C" NOT NULL,
            kind text COLLATE "C" NOT NULL,
            UNIQUE (tenant, kind)
        );

        CREATE TABLE directory (
            number bigint PRIMARY KEY,
            list bigint NOT NULL,
            position bigint NOT NULL,
            received_at bigint NOT NULL,
            created_at bigint NOT NULL,
            stage smallint NOT NULL,
            reference_id uuid,
            status text COLLATE "C"
        ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
        CREATE INDEX directory_by_stage ON directory (list, stage, position, created_at);
        CREATE INDEX directory_by_status ON directory (list, left(status, 64), stage, position, created_at)
            WHERE status IS NOT NULL;
        CREATE INDEX directory_by_reference ON directory (reference_id) WHERE reference_id IS NOT NULL;
        CREATE INDEX directory_by_end ON directory (received_at) WHERE stage > 0;

        CREATE TABLE heard (
            tenant text COLLATE "C" NOT NULL,
            type text COLLATE "C" NOT NULL,
            count bigint NOT NULL,
            last_received_at bigint NOT NULL,
            PRIMARY KEY (tenant, type)
        ) WITH (fillfactor = 50);

        CREATE TABLE mark (
            position bigint PRIMARY KEY,
            received_at bigint NOT NULL
        );
        CREATE INDEX mark_by_time ON mark (received_at, position);
        """;

    /// <remarks>
    /// Of a tenant's bodies, and apart from them of those that strangers sent to it, upto is the sum of their sizes
    /// from the first on: what is more than the room below the newest one's leaves, found without adding up. The audit
    /// and a tenant's customer stay for ever.
    /// </remarks>
    private const string Trust = """
        ALTER TABLE head ADD COLUMN note bigint NOT NULL DEFAULT 0;
        ALTER TABLE quarantine
            ADD COLUMN stranger boolean NOT NULL DEFAULT false,
            ADD COLUMN headers text COLLATE "C",
            ADD COLUMN upto bigint NOT NULL DEFAULT 0;
        UPDATE quarantine SET stranger = true WHERE code = 'unauthorized';
        UPDATE quarantine SET upto = added.upto
        FROM (
            SELECT id, sum(octet_length(body) + 512) OVER (PARTITION BY tenant, stranger ORDER BY id) AS upto
            FROM quarantine) AS added
        WHERE added.id = quarantine.id;
        DROP INDEX quarantine_by_time;
        CREATE INDEX quarantine_by_time ON quarantine (stranger, received_at);
        CREATE INDEX quarantine_by_room ON quarantine (tenant, stranger, upto);

        CREATE TABLE audit (
            id bigint PRIMARY KEY,
            noted_at bigint NOT NULL,
            tenant text COLLATE "C" NOT NULL,
            who text COLLATE "C" NOT NULL,
            action text COLLATE "C" NOT NULL,
            subject text COLLATE "C" NOT NULL
        );
        CREATE INDEX audit_of_tenant ON audit (tenant, id);

        CREATE TABLE customer (
            tenant text COLLATE "C" PRIMARY KEY,
            id uuid NOT NULL
        );
        """;

    private static string Orleans(string script)
    {
        using var stream = typeof(PostgresTables).Assembly.GetManifestResourceStream($"{script}.sql")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
