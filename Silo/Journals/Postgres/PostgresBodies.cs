using Npgsql;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The bodies of a batch that go into quarantine, as one statement.</summary>
internal sealed class PostgresBodies(List<PendingBody> bodies, long room) : IPostgresPart
{
    private const string Keep = """
        WITH added AS (
            INSERT INTO quarantine (
                id, tenant, received_at, code, detail, size, sha256, truncated, content_type, replayed_at, body,
                stranger, headers, upto)
            SELECT head.body + place, heard.tenant, received_at, code, detail, size, sha256, truncated, content_type,
                replayed_at, heard.body, heard.stranger, headers,
                coalesce((SELECT max(upto) FROM quarantine AS kept
                    WHERE kept.tenant = heard.tenant AND kept.stranger = heard.stranger), 0)
                + sum(octet_length(heard.body) + 512) OVER (PARTITION BY heard.tenant, heard.stranger ORDER BY place)
            FROM head, unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) WITH ORDINALITY AS heard (
                tenant, received_at, code, detail, size, sha256, truncated, content_type, replayed_at, body, stranger,
                headers, place)
        ), moved AS (
            UPDATE head SET body = body + cardinality($1)
        )
        SELECT body FROM head
        """;

    private static readonly string makeRoom = $"""
        DELETE FROM quarantine USING (
            SELECT old.id
            FROM (SELECT DISTINCT tenant, stranger FROM unnest($1, $2) AS told (tenant, stranger)) AS kind
            CROSS JOIN LATERAL (
                SELECT max(upto) AS upto FROM quarantine AS kept
                WHERE kept.tenant = kind.tenant AND kept.stranger = kind.stranger) AS newest
            CROSS JOIN LATERAL (
                SELECT id FROM quarantine AS kept
                WHERE kept.tenant = kind.tenant AND kept.stranger = kind.stranger AND kept.upto <= newest.upto - $3
                ORDER BY kept.upto LIMIT {QuarantineBounds.MostLeavingAtOnce}) AS old) AS gone
        WHERE quarantine.id = gone.id
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch)
    {
        var tenants = bodies.Select(one => one.Tenant).ToArray();
        var strangers = bodies.Select(one => one.Body.IsStrangers).ToArray();
        batch.Add(
            Keep,
            tenants,
            bodies.Select(one => VoipbinTime.ToMicroseconds(one.Body.ReceivedAt)).ToArray(),
            bodies.Select(one => PostgresText.Store(one.Body.Code)).ToArray(),
            bodies.Select(one => PostgresText.Store(one.Body.Detail)).ToArray(),
            bodies.Select(one => one.Body.Size).ToArray(),
            bodies.Select(one => Convert.FromHexString(one.Body.Sha256)).ToArray(),
            bodies.Select(one => one.Body.Truncated).ToArray(),
            bodies.Select(one => PostgresText.Store(one.Body.ContentType)).ToArray(),
            bodies.Select(one => one.Body.ReplayedAt is { } at ? VoipbinTime.ToMicroseconds(at) : (long?)null)
                .ToArray(),
            bodies.Select(one => one.Body.Body).ToArray(),
            strangers,
            bodies.Select(one => PostgresText.Store(one.Body.Headers)).ToArray());
        batch.Add(makeRoom, tenants, strangers, room);
    }

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows)
    {
        var before = (await rows.Take(row => row.GetInt64(0))).Single();
        for (var i = 0; i < bodies.Count; i++)
        {
            bodies[i].Give(before + i + 1);
        }
    }
}
