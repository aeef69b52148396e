using System.Text.Json;
using Microsoft.Data.Sqlite;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A connection that reads. Each question is one statement, and so one short transaction of its own.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private const string BodyColumns =
        "id, received_at, code, detail, size, truncated, content_type, replayed_at, lower(hex(sha256))";

    private readonly Statement load = new(connection, $"""
        SELECT resource.number, last.version, last.position,
            {EventColumns.AftermathOf("last")},
            {EventColumns.Of("winner")},
            EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.resource = resource.number)
        FROM resource
        LEFT JOIN journal last ON last.resource = resource.number
            AND last.version = (SELECT max(version) FROM journal WHERE resource = resource.number)
            AND resource.number IS NOT (SELECT leaving FROM head)
        LEFT JOIN journal winner ON winner.resource = last.resource AND winner.version = last.winner
        WHERE resource.tenant = @1 AND resource.kind = @2 AND resource.id = @3
        """, 3);

    private readonly Statement find = new(connection, $"""
        SELECT version, position FROM journal
        WHERE resource = @1 AND version <= {SqliteSchema.ShortHistory} AND sort_key = @2
        UNION ALL
        SELECT journal.version, journal.position FROM long_history
        CROSS JOIN journal ON journal.resource = long_history.resource AND journal.version = long_history.version
        WHERE long_history.resource = @1 AND long_history.fingerprint = @3 AND journal.sort_key = @2
        """, 3);

    // sorted without the data, which is read for the page alone
    private readonly Statement readHistory = new(connection, $"""
        SELECT {EventColumns.Of("journal")}, withdrawn_by FROM journal
        LEFT JOIN withdrawal ON withdrawal.resource = journal.resource AND withdrawal.version = journal.version
        WHERE position IN (
            SELECT position FROM journal WHERE resource = @1 AND sort_key > @2 ORDER BY sort_key LIMIT @3)
        ORDER BY sort_key
        """, 3);

    private readonly Statement listUnmodelled = new(connection, """
        SELECT position, type, id, received_at, data FROM unmodelled
        WHERE tenant = @1 AND position < @2 ORDER BY position DESC LIMIT @3
        """, 3);

    private readonly Statement readQuarantined = new(connection, $"""
        SELECT {BodyColumns}, body, stranger, headers FROM quarantine WHERE tenant = @1 AND id = @2
        """, 2);

    private readonly Statement listQuarantined = new(connection, $"""
        SELECT {BodyColumns}, x'', stranger, NULL FROM quarantine
        WHERE tenant = @1 AND id < @2
            AND (@4 IS NULL OR code IN (SELECT value FROM json_each(@4)))
            AND (@5 IS NULL OR @5 = (replayed_at IS NOT NULL))
            AND (@6 IS NULL OR received_at > @6) AND (@7 IS NULL OR received_at < @7)
        ORDER BY id DESC LIMIT @3
        """, 7);

    private readonly Statement listNotes = new(connection, """
        SELECT id, noted_at, who, action, subject FROM audit WHERE tenant = @1 AND id < @2 ORDER BY id DESC LIMIT @3
        """, 3);

    public SqliteFeedReader Feed { get; } = new(connection);

    public SqliteLetterReader Letters { get; } = new(connection);

    public SqliteListReader Lists { get; } = new(connection);

    public SqliteSnapshotReader Snapshots { get; } = new(connection);

    public SqliteStreamReader Streams { get; } = new(connection);

    public SqliteSummaryReader Summaries { get; } = new(connection);

    public ResourceHead? Load(ResourceKey key) => load.List(
        row => new ResourceHead(row.GetInt64(0), row.IsDBNull(1) ? null : new Standing(
            EventColumns.Read(row, 3 + EventColumns.AftermathCount),
            row.GetInt32(1),
            row.GetInt64(2),
            EventColumns.ReadAftermath(row, 3)),
            row.GetBoolean(3 + EventColumns.AftermathCount + EventColumns.Count)),
        key.Tenant, key.Resource, key.Id.ToByteArray(bigEndian: true)).SingleOrDefault();

    public Occurrence? Find(long number, EventKey key)
    {
        using var row = find.Query(number, key.ToBytes(), key.Identity.Fingerprint);
        return row.Read() ? new Occurrence(row.GetInt32(0), row.GetInt64(1)) : null;
    }

    public HistoryPage ReadHistory(long number, EventKey? after, int size) => HistoryPage.Of(
        readHistory.Each(EventColumns.ReadWithWithdrawal, number, after?.ToBytes() ?? [], size + 1), size);

    public IReadOnlyList<UnmodelledEvent> ListUnmodelled(string tenant, long? before, int size) => listUnmodelled.List(
        row => KeptColumns.ReadUnmodelled(row), tenant, before ?? long.MaxValue, size);

    public QuarantinedBody? ReadQuarantined(string tenant, long id) =>
        readQuarantined.List(KeptColumns.ReadBody, tenant, id).SingleOrDefault();

    public IReadOnlyList<QuarantinedBody> ListQuarantined(
        string tenant, long? before, int size, QuarantineFilter filter) => listQuarantined.List(
            KeptColumns.ReadBody,
            tenant,
            before ?? long.MaxValue,
            size,
            filter.Codes is { } codes ? JsonSerializer.Serialize(codes) : null,
            filter.Replayed,
            filter.ReceivedAfter is { } after ? VoipbinTime.ToMicroseconds(after) : null,
            filter.ReceivedBefore is { } until ? VoipbinTime.ToMicroseconds(until) : null);

    public IReadOnlyList<AuditEntry> ListNotes(string tenant, long? before, int size) =>
        listNotes.List(KeptColumns.ReadNote, tenant, before ?? long.MaxValue, size);

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable[] parts =
        [
            load, find, readHistory, listUnmodelled, readQuarantined, listQuarantined, listNotes,
            Feed, Letters, Lists, Snapshots, Streams, Summaries,
        ];
        foreach (var part in parts)
        {
            part.Dispose();
        }

        connection.Dispose();
    }
}
