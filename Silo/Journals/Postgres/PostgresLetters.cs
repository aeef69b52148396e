using Npgsql;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Dead letters. Each question is one statement, and so is each change.</summary>
internal static class PostgresLetters
{
    private const string KeepLetter = """
        INSERT INTO dead_letter (tenant, subscription, stream, position, failed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (subscription, position) DO UPDATE SET failed_at = excluded.failed_at, replayed_at = NULL
        """;

    private const string AskLetter = $"""
        WITH told AS (
            UPDATE stream_head SET revision = revision + 1 RETURNING revision
        ), asked AS (
            UPDATE dead_letter SET asked = told.revision, replayed_at = NULL FROM told WHERE id = $1
        )
        SELECT pg_notify('{PostgresStreams.Channel}', revision::text)::text FROM told
        """;

    private const string MarkSubscription = """
        INSERT INTO unhealthy_subscription (subscription, tenant, stream, since, failed_at) VALUES ($1, $2, $3, $4, $4)
        ON CONFLICT (subscription) DO UPDATE SET failed_at = excluded.failed_at
        """;

    public static Task<int> Keep(this NpgsqlConnection connection, DeadLetter letter) => connection.Run(
        KeepLetter, letter.Tenant, letter.Subscription, letter.Stream, letter.Position,
        VoipbinTime.ToMicroseconds(letter.FailedAt));

    public static async Task<IReadOnlyList<DeadLetter>> ListLetters(
        this NpgsqlConnection connection, string tenant, long before, int size) => await connection.List(
            """
            SELECT id, tenant, subscription, stream, position, failed_at, replayed_at FROM dead_letter
            WHERE tenant = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """,
            row => new DeadLetter
            {
                Id = row.GetInt64(0),
                Tenant = row.GetString(1),
                Subscription = row.GetGuid(2),
                Stream = row.GetString(3),
                Position = row.GetInt64(4),
                FailedAt = VoipbinTime.FromMicroseconds(row.GetInt64(5)),
                ReplayedAt = row.IsDBNull(6) ? null : VoipbinTime.FromMicroseconds(row.GetInt64(6)),
            },
            tenant, before, size);

    public static Task<int> AskFor(this NpgsqlConnection connection, long letter) => connection.Run(AskLetter, letter);

    public static async Task<IReadOnlyList<AskedLetter>> ReadAsked(this NpgsqlConnection connection, long after) =>
        await connection.List(
            "SELECT id, stream, position, asked FROM dead_letter WHERE asked > $1 ORDER BY asked",
            row => new AskedLetter(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)),
            after);

    public static Task<int> Answer(this NpgsqlConnection connection, long letter, DateTimeOffset? at) =>
        connection.Run(
            "UPDATE dead_letter SET asked = NULL, replayed_at = $2::bigint WHERE id = $1",
            letter, at is { } time ? VoipbinTime.ToMicroseconds(time) : null);

    public static Task<int> Mark(
        this NpgsqlConnection connection,
        Guid subscription,
        (string Tenant, UnhealthySubscription Subscription)? found) => found is { } one
            ? connection.Run(
                MarkSubscription, subscription, one.Tenant, one.Subscription.Stream,
                VoipbinTime.ToMicroseconds(one.Subscription.Since))
            : connection.Run("DELETE FROM unhealthy_subscription WHERE subscription = $1", subscription);

    public static async Task<IReadOnlyList<UnhealthySubscription>> ListUnhealthy(
        this NpgsqlConnection connection, string tenant, DateTimeOffset after) => await connection.List(
            """
            SELECT subscription, stream, since FROM unhealthy_subscription
            WHERE tenant = $1 AND failed_at > $2 ORDER BY since, subscription
            """,
            row => new UnhealthySubscription(
                row.GetGuid(0), row.GetString(1), VoipbinTime.FromMicroseconds(row.GetInt64(2))),
            tenant, VoipbinTime.ToMicroseconds(after));

    public static async Task<int> TidyLetters(this NpgsqlConnection connection, DateTimeOffset now) =>
        await connection.Run(
            "DELETE FROM dead_letter WHERE id IN (SELECT id FROM dead_letter WHERE failed_at < $1 LIMIT 1000)",
            VoipbinTime.ToMicroseconds(now - StreamAges.Letter))
        + await connection.Run(
            "DELETE FROM unhealthy_subscription WHERE failed_at < $1",
            VoipbinTime.ToMicroseconds(now - StreamAges.Unhealthy));
}
