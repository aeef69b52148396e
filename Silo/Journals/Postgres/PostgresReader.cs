using Npgsql;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>What grains ask. Each question is one statement, and so sees one picture.</summary>
internal static class PostgresReader
{
    private const string BodyColumns =
        "id, received_at, code, detail, size, truncated, content_type, replayed_at, encode(sha256, 'hex')";

    private static readonly string load = $"""
        SELECT resource.number, last.version, last.position,
            {EventColumns.AftermathOf("last")},
            {EventColumns.Of("winner")},
            EXISTS (SELECT FROM withdrawal WHERE withdrawal.resource = resource.number)
        FROM resource
        LEFT JOIN LATERAL (
            SELECT * FROM journal
            WHERE journal.resource = resource.number
                AND (SELECT true FROM leaving WHERE leaving.resource = resource.number) IS NULL
            ORDER BY journal.version DESC LIMIT 1) AS last ON true
        LEFT JOIN journal AS winner ON winner.resource = last.resource AND winner.version = last.winner
        WHERE resource.id = $1 AND resource.tenant = $2 AND resource.kind = $3
        """;

    private static readonly string find = $"""
        SELECT version, position FROM journal
        WHERE resource = $1 AND version <= {PostgresSchema.ShortHistory} AND sort_key = $2
        UNION ALL
        SELECT journal.version, journal.position FROM long_history
        JOIN journal ON journal.resource = long_history.resource AND journal.version = long_history.version
        WHERE long_history.resource = $1 AND long_history.fingerprint = $3 AND journal.sort_key = $2
        """;

    private static readonly string readHistory = $"""
        SELECT {EventColumns.Of("journal")}, withdrawn_by FROM (
            SELECT position, {PostgresPage.Measure("octet_length(data)", "sort_key")} FROM journal
            WHERE resource = $1 AND sort_key > $2 ORDER BY sort_key LIMIT $3) AS part
        JOIN journal ON journal.position = part.position
        LEFT JOIN withdrawal ON withdrawal.resource = journal.resource AND withdrawal.version = journal.version
        WHERE {PostgresPage.Fits(HistoryPage.MaxBytes)} ORDER BY journal.sort_key
        """;

    public static async Task<ResourceHead?> Load(this NpgsqlConnection connection, ResourceKey key) =>
        (await connection.List(
            load,
            row => new ResourceHead(row.GetInt64(0), row.IsDBNull(1) ? null : new Standing(
                EventColumns.Read(row, 3 + EventColumns.AftermathCount).Restore(),
                row.GetInt32(1),
                row.GetInt64(2),
                EventColumns.ReadAftermath(row, 3).Restore()),
                row.GetBoolean(3 + EventColumns.AftermathCount + EventColumns.Count)),
            key.Id, key.Tenant, key.Resource)).SingleOrDefault();

    public static async Task<Occurrence?> Find(this NpgsqlConnection connection, long number, EventKey key) =>
        (await connection.List(
            find, row => (Occurrence?)new Occurrence(row.GetInt32(0), row.GetInt64(1)),
            number, key.ToBytes(), key.Identity.Fingerprint)).FirstOrDefault();

    public static async Task<HistoryPage> ReadHistory(
        this NpgsqlConnection connection, long number, EventKey? after, int size) => HistoryPage.Of(
            await connection.List(
                readHistory, row => EventColumns.ReadWithWithdrawal(row).Restore(),
                number, after?.ToBytes() ?? [], size + 1),
            size);

    public static async Task<IReadOnlyList<UnmodelledEvent>> ListUnmodelled(
        this NpgsqlConnection connection, string tenant, long? before, int size) => await connection.List(
            """
            SELECT position, type, id, received_at, data FROM unmodelled
            WHERE tenant = $1 AND position < $2 ORDER BY position DESC LIMIT $3
            """,
            row => KeptColumns.ReadUnmodelled(row).Restore(), tenant, before ?? long.MaxValue, size);

    public static async Task<QuarantinedBody?> ReadQuarantined(
        this NpgsqlConnection connection, string tenant, long id) => (await connection.List(
            $"SELECT {BodyColumns}, body, stranger, headers FROM quarantine WHERE tenant = $1 AND id = $2",
            row => KeptColumns.ReadBody(row).Restore(), tenant, id)).SingleOrDefault();

    public static async Task<IReadOnlyList<QuarantinedBody>> ListQuarantined(
        this NpgsqlConnection connection, string tenant, long? before, int size, QuarantineFilter filter) =>
        await connection.List(
            $"""
            SELECT {BodyColumns}, ''::bytea, stranger, NULL::text FROM quarantine
            WHERE tenant = $1 AND id < $2
                AND ($4::text[] IS NULL OR code = ANY ($4))
                AND ($5::boolean IS NULL OR $5 = (replayed_at IS NOT NULL))
                AND ($6::bigint IS NULL OR received_at > $6) AND ($7::bigint IS NULL OR received_at < $7)
            ORDER BY id DESC LIMIT $3
            """,
            row => KeptColumns.ReadBody(row).Restore(),
            tenant,
            before ?? long.MaxValue,
            size,
            filter.Codes?.ToArray(),
            filter.Replayed,
            filter.ReceivedAfter is { } after ? VoipbinTime.ToMicroseconds(after) : null,
            filter.ReceivedBefore is { } until ? VoipbinTime.ToMicroseconds(until) : null);

    public static async Task<IReadOnlyList<AuditEntry>> ListNotes(
        this NpgsqlConnection connection, string tenant, long? before, int size) => await connection.List(
            """
            SELECT id, noted_at, who, action, subject FROM audit
            WHERE tenant = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """,
            row => KeptColumns.ReadNote(row).Restore(), tenant, before ?? long.MaxValue, size);
}
