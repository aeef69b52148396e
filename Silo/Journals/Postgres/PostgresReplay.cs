using Npgsql;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>A replay of a body as one statement: it sees what the statements before it did.</summary>
internal sealed class PostgresReplay(PendingReplay replay) : IPostgresPart
{
    private const string Mark = """
        WITH kept AS (
            INSERT INTO unmodelled (position, tenant, type, id, received_at, data)
            SELECT head.position + 1, $1, $4::text, $5::text, $6, $7::bytea FROM head, quarantine
            WHERE tenant = $1 AND id = $2 AND replayed_position IS NULL AND $4::text IS NOT NULL
            RETURNING position
        ), moved AS (
            UPDATE head SET position = position + 1 WHERE EXISTS (SELECT FROM kept)
        ), marked AS (
            UPDATE quarantine SET replayed_at = coalesce(replayed_at, $3),
                replayed_position = coalesce(replayed_position, (SELECT position FROM kept))
            WHERE tenant = $1 AND id = $2
        )
        SELECT coalesce(replayed_position, (SELECT position FROM kept)) FROM quarantine WHERE tenant = $1 AND id = $2
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch)
    {
        var heard = replay.Heard;
        batch.Add(
            Mark,
            replay.Tenant,
            replay.Id,
            VoipbinTime.ToMicroseconds(replay.At),
            PostgresText.Store(heard?.Type),
            PostgresText.Store(heard?.Id),
            VoipbinTime.ToMicroseconds(heard?.ReceivedAt ?? replay.At),
            heard?.Data.ToArray());
    }

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows)
    {
        var found = await rows.Take(row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0));
        replay.Give(found.SingleOrDefault());
    }
}
