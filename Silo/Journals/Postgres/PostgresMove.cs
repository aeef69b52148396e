using Npgsql;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>A resource that moved, as the directory is told of it.</summary>
/// <param name="Number">The resource.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Position">The position of its last event.</param>
/// <param name="ReceivedAt">When that was received.</param>
/// <param name="Status">How it stands, as stored.</param>
/// <param name="Stage">How far its life has gone.</param>
/// <param name="IsNew">Whether the directory does not know it.</param>
/// <param name="Facts">What its newest event tells; null if that was followed before, and so was what it tells.</param>
internal sealed record PostgresMove(
    long Number,
    string Tenant,
    string Kind,
    long Position,
    long ReceivedAt,
    string? Status,
    Stage Stage,
    bool IsNew,
    WinnerFacts? Facts)
{
    private const string AddLists = """
        INSERT INTO list (tenant, kind) SELECT DISTINCT tenant, kind FROM unnest($1, $2) AS new (tenant, kind)
        WHERE (SELECT true FROM list WHERE list.tenant = new.tenant AND list.kind = new.kind) IS NULL
        """;

    private const string AddNew = """
        INSERT INTO directory (number, list, stage, status, position, received_at, created_at, reference_id)
        SELECT number, (SELECT id FROM list WHERE list.tenant = new.tenant AND list.kind = new.kind),
            stage, status, position, received_at, created_at, reference_id
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS new (
            tenant, kind, number, stage, status, position, received_at, created_at, reference_id)
        """;

    private const string MoveKnown = """
        UPDATE directory SET stage = moved.stage, status = moved.status, position = moved.position,
            received_at = moved.received_at, created_at = coalesce(moved.created_at, directory.created_at),
            reference_id = CASE WHEN moved.created_at IS NULL THEN directory.reference_id ELSE moved.reference_id END
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS moved (
            number, stage, status, position, received_at, created_at, reference_id)
        WHERE directory.number = moved.number
        """;

    public static PostgresMove Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.Text(5),
        (Stage)row.GetInt32(6), row.GetInt32(7) == 1,
        row.IsDBNull(8)
            ? null
            : WinnerFacts.Of(row.GetFieldValue<byte[]>(9), VoipbinTime.FromMicroseconds(row.GetInt64(8))));

    /// <summary>Adds the statements that tell the directory.</summary>
    public static void Follow(NpgsqlBatch batch, List<PostgresMove> moves)
    {
        if (moves.FindAll(move => move.IsNew) is { Count: > 0 } added)
        {
            string[] tenants = [.. added.Select(move => move.Tenant)];
            string[] kinds = [.. added.Select(move => move.Kind)];
            batch.Add(AddLists, tenants, kinds);
            batch.Add(AddNew, [tenants, kinds, .. Columns(added)]);
        }

        if (moves.FindAll(move => !move.IsNew) is { Count: > 0 } moved)
        {
            batch.Add(MoveKnown, Columns(moved));
        }
    }

    private static object[] Columns(List<PostgresMove> moves) =>
    [
        moves.Select(move => move.Number).ToArray(),
        moves.Select(move => (short)move.Stage).ToArray(),
        moves.Select(move => move.Status).ToArray(),
        moves.Select(move => move.Position).ToArray(),
        moves.Select(move => move.ReceivedAt).ToArray(),
        moves.Select(move => move.Facts is { } facts ? VoipbinTime.ToMicroseconds(facts.CreatedAt) : (long?)null)
            .ToArray(),
        moves.Select(move => move.Facts?.ReferenceId).ToArray(),
    ];
}
