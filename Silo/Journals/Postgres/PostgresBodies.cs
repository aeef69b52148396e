using Npgsql;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The bodies of a batch that go into quarantine, as one statement.</summary>
internal sealed class PostgresBodies(List<PendingBody> bodies) : IPostgresPart
{
    private const string Keep = """
        WITH added AS (
            INSERT INTO quarantine (
                id, tenant, received_at, code, detail, size, sha256, truncated, content_type, replayed_at, body)
            SELECT head.body + place, tenant, received_at, code, detail, size, sha256, truncated, content_type,
                replayed_at, heard.body
            FROM head, unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) WITH ORDINALITY AS heard (
                tenant, received_at, code, detail, size, sha256, truncated, content_type, replayed_at, body, place)
        ), moved AS (
            UPDATE head SET body = body + cardinality($1)
        )
        SELECT body FROM head
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        Keep,
        bodies.Select(one => one.Tenant).ToArray(),
        bodies.Select(one => VoipbinTime.ToMicroseconds(one.Body.ReceivedAt)).ToArray(),
        bodies.Select(one => PostgresText.Store(one.Body.Code)).ToArray(),
        bodies.Select(one => PostgresText.Store(one.Body.Detail)).ToArray(),
        bodies.Select(one => one.Body.Size).ToArray(),
        bodies.Select(one => Convert.FromHexString(one.Body.Sha256)).ToArray(),
        bodies.Select(one => one.Body.Truncated).ToArray(),
        bodies.Select(one => PostgresText.Store(one.Body.ContentType)).ToArray(),
        bodies.Select(one => one.Body.ReplayedAt is { } at ? VoipbinTime.ToMicroseconds(at) : (long?)null).ToArray(),
        bodies.Select(one => one.Body.Body).ToArray());

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
