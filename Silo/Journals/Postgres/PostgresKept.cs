using Npgsql;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The events of a batch that are not modelled, as one statement.</summary>
internal sealed class PostgresKept(List<PendingUnmodelled> kept) : IPostgresPart
{
    private const string Keep = """
        WITH added AS (
            INSERT INTO unmodelled (position, tenant, type, id, received_at, data)
            SELECT head.position + place, tenant, type, id, received_at, data
            FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS heard (tenant, type, id, received_at, data, place), head
        ), moved AS (
            UPDATE head SET position = position + cardinality($1)
        )
        SELECT position FROM head
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        Keep,
        kept.Select(one => one.Tenant).ToArray(),
        kept.Select(one => PostgresText.Store(one.Heard.Type)).ToArray(),
        kept.Select(one => PostgresText.Store(one.Heard.Id)).ToArray(),
        kept.Select(one => VoipbinTime.ToMicroseconds(one.Heard.ReceivedAt)).ToArray(),
        kept.Select(one => one.Heard.Data).ToArray());

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows)
    {
        var before = (await rows.Take(row => row.GetInt64(0))).Single();
        for (var i = 0; i < kept.Count; i++)
        {
            kept[i].Give(before + i + 1);
        }
    }
}
