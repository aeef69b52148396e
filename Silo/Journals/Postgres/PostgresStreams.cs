using Npgsql;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>What the streams keep. Each question is one statement, and so is each change.</summary>
internal static class PostgresStreams
{
    /// <summary>Where subscriptions are told of.</summary>
    public const string Channel = "voipbin_streams";

    // the head is locked until the commit: whoever knows a revision has seen all before it
    private const string Write = $"""
        WITH known AS (
            SELECT coalesce(max(version), 0) AS version, coalesce(max(subscribers), 0) AS subscribers
            FROM stream_state WHERE id = $1
        ), told AS (
            UPDATE stream_head SET revision = revision + 1 FROM known
            WHERE $3::text IS NOT NULL AND known.version = $2
                AND ($4 > known.subscribers OR ($4 = 0 AND known.subscribers > 0))
            RETURNING revision
        ), written AS (
            INSERT INTO stream_state AS kept (id, version, stream, subscribers, since, revision, written_at, state)
            SELECT $1, $2 + 1, $3::text, $4,
                CASE WHEN $4 > known.subscribers THEN LEAST($7::bigint, (SELECT position FROM head)) END,
                (SELECT revision FROM told), $5, $6
            FROM known WHERE known.version = $2
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, stream = excluded.stream,
                subscribers = excluded.subscribers, since = LEAST(kept.since, excluded.since),
                revision = coalesce(excluded.revision, kept.revision), written_at = excluded.written_at,
                state = excluded.state
            WHERE kept.version = $2
            RETURNING kept.version
        )
        SELECT (SELECT version FROM written), (SELECT pg_notify('{Channel}', revision::text)::text FROM told)
        """;

    private const string ClaimQueue = """
        INSERT INTO stream_checkpoint AS kept (queue, epoch, position, laggards)
        SELECT $1, 1, position, '[]' FROM head
        ON CONFLICT (queue) DO UPDATE SET epoch = kept.epoch + 1
        RETURNING epoch, position, laggards, (SELECT position FROM head)
        """;

    private const string SaveCheckpoints = """
        WITH told AS (
            SELECT * FROM unnest($1, $2, $3, $4) AS one (queue, epoch, position, laggards)
        ), saved AS (
            UPDATE stream_checkpoint AS kept SET position = told.position, laggards = told.laggards FROM told
            WHERE kept.queue = told.queue AND kept.epoch = told.epoch
            RETURNING kept.queue
        )
        SELECT queue FROM told WHERE (SELECT true FROM saved WHERE saved.queue = told.queue) IS NULL
        """;

    private const string TidyStates = """
        DELETE FROM stream_state WHERE id IN (
            SELECT id FROM stream_state
            WHERE stream IS NOT NULL AND subscribers = 0 AND written_at < $1
                AND (octet_length(state) = 0
                    OR (written_at < $2 AND stream NOT LIKE 'kind/%' AND stream NOT LIKE 'tenant/%'))
            ORDER BY written_at LIMIT 1000)
        """;

    public static async Task<StoredState?> ReadState(this NpgsqlConnection connection, string id) =>
        (await connection.List(
            "SELECT version, state FROM stream_state WHERE id = $1",
            row => new StoredState(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), id)).SingleOrDefault();

    public static async Task<long?> WriteState(this NpgsqlConnection connection, StateWrite write) =>
        (await connection.List(
            Write, row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0),
            write.Id, write.Version, write.Stream, write.Subscribers, VoipbinTime.ToMicroseconds(write.At),
            write.Bytes, write.After)).Single();

    public static async Task<IReadOnlyList<Subscribed>> ReadSubscribed(this NpgsqlConnection connection, long after) =>
        await connection.List(
            """
            SELECT stream, subscribers, since, revision FROM stream_state
            WHERE revision > $1 AND (subscribers > 0 OR $1 > 0) ORDER BY revision
            """,
            row => new Subscribed(
                row.GetString(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetInt64(3)),
            after);

    public static async Task<Claim> Claim(this NpgsqlConnection connection, int queue) =>
        (await connection.List(
            ClaimQueue,
            row => new Claim(
                new Checkpoint(queue, row.GetInt64(0), row.GetInt64(1), LaggardText.Read(row.GetString(2))),
                row.GetInt64(3)),
            queue)).Single();

    public static async Task<IReadOnlyList<int>> Save(
        this NpgsqlConnection connection, IReadOnlyList<Checkpoint> checkpoints) => await connection.List(
            SaveCheckpoints, row => row.GetInt32(0),
            checkpoints.Select(one => one.Queue).ToArray(),
            checkpoints.Select(one => one.Epoch).ToArray(),
            checkpoints.Select(one => one.Position).ToArray(),
            checkpoints.Select(one => LaggardText.Write(one.Laggards)).ToArray());

    public static Task<int> Settle(this NpgsqlConnection connection, IReadOnlyList<Subscribed> settled) =>
        connection.Run(
            "UPDATE stream_state SET since = NULL WHERE revision = ANY ($1)",
            settled.Select(one => one.Revision).ToArray());

    public static Task<int> Tidy(this NpgsqlConnection connection, DateTimeOffset now) => connection.Run(
        TidyStates,
        VoipbinTime.ToMicroseconds(now - StreamAges.Cleared), VoipbinTime.ToMicroseconds(now - StreamAges.Unused));
}
