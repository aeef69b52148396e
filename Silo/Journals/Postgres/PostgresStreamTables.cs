namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The tables of the streams: a step of the schema.</summary>
internal static class PostgresStreamTables
{
    /// <remarks>
    /// A state is a grain's; those that hold a stream's subscribers tell of which and how many. stream_head.revision
    /// grows with each subscription, and is locked until it is committed, so that whoever knows one can ask what is
    /// new. since is the position after which the newest subscriber is owed, until a checkpoint tells it. A
    /// checkpoint's epoch is the fence against a former owner of the queue.
    /// </remarks>
    public const string Step = """
        CREATE TABLE stream_head (
            one boolean PRIMARY KEY DEFAULT true CHECK (one),
            revision bigint NOT NULL
        ) WITH (fillfactor = 10);
        INSERT INTO stream_head (revision) VALUES (0);

        CREATE TABLE stream_state (
            id text COLLATE "C" PRIMARY KEY,
            version bigint NOT NULL,
            since bigint,
            revision bigint,
            written_at bigint NOT NULL,
            subscribers integer NOT NULL,
            stream text COLLATE "C",
            state bytea NOT NULL
        ) WITH (fillfactor = 80);
        CREATE INDEX stream_state_by_revision ON stream_state (revision) WHERE revision IS NOT NULL;
        CREATE INDEX stream_state_unused ON stream_state (written_at) WHERE stream IS NOT NULL AND subscribers = 0;

        CREATE TABLE stream_checkpoint (
            queue integer PRIMARY KEY,
            epoch bigint NOT NULL,
            position bigint NOT NULL,
            laggards text NOT NULL
        ) WITH (fillfactor = 20);

        CREATE TABLE dead_letter (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            position bigint NOT NULL,
            failed_at bigint NOT NULL,
            replayed_at bigint,
            asked bigint, -- the revision at which it was asked for, until it is answered
            subscription uuid NOT NULL,
            tenant text COLLATE "C" NOT NULL,
            stream text COLLATE "C" NOT NULL,
            UNIQUE (subscription, position)
        );
        CREATE INDEX dead_letter_of_tenant ON dead_letter (tenant, id);
        CREATE INDEX dead_letter_asked ON dead_letter (asked) WHERE asked IS NOT NULL;
        CREATE INDEX dead_letter_by_time ON dead_letter (failed_at);

        CREATE TABLE unhealthy_subscription (
            subscription uuid PRIMARY KEY,
            since bigint NOT NULL,
            failed_at bigint NOT NULL,
            tenant text COLLATE "C" NOT NULL,
            stream text COLLATE "C" NOT NULL
        );
        """;
}
