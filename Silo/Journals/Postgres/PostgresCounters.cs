using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>How many events were heard, by tenant and type, since the beginning.</summary>
internal static class PostgresCounters
{
    private const string Heard = """
        SELECT tenant, type, count(*), max(received_at) FROM (
            SELECT resource.tenant, journal.event AS type, journal.received_at
            FROM journal JOIN resource ON resource.number = journal.resource
            WHERE journal.position > $1 AND journal.position <= $2
            UNION ALL SELECT tenant, type, received_at FROM unmodelled WHERE position > $1 AND position <= $2) AS heard
        GROUP BY tenant, type ORDER BY min(received_at), type
        """;

    private const string Known = "SELECT tenant, type FROM heard WHERE tenant = ANY($1)";

    private const string Count = """
        INSERT INTO heard (tenant, type, count, last_received_at) SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (tenant, type) DO UPDATE SET count = heard.count + excluded.count,
            last_received_at = greatest(heard.last_received_at, excluded.last_received_at)
        """;

    /// <summary>What was heard after a position and up to another, by the types that it is counted under.</summary>
    public static async Task<List<PostgresCount>> Read(NpgsqlConnection connection, long from, long to)
    {
        var heard = await connection.List(
            Heard,
            row => new PostgresCount(
                row.GetString(0), PostgresText.Restore(row.GetString(1))!, row.GetInt64(2), row.GetInt64(3)),
            from, to);
        var tenants = heard.Select(one => one.Tenant).Distinct().ToArray();
        var known = (await connection.List(
                Known, row => (Tenant: row.GetString(0), Type: PostgresText.Restore(row.GetString(1))!),
                [tenants]))
            .GroupBy(one => one.Tenant)
            .ToDictionary(group => group.Key, group => group.Select(one => one.Type).ToHashSet());
        foreach (var tenant in tenants)
        {
            known.TryAdd(tenant, []);
        }

        return
        [
            .. heard.GroupBy(one => (one.Tenant, Type: CountedTypes.Of(known[one.Tenant], one.Type)))
                .Select(group => new PostgresCount(
                    group.Key.Tenant, group.Key.Type, group.Sum(one => one.Count),
                    group.Max(one => one.LastReceivedAt))),
        ];
    }

    /// <summary>Adds the statement that counts.</summary>
    public static void Add(NpgsqlBatch batch, List<PostgresCount> counts)
    {
        if (counts.Count > 0)
        {
            batch.Add(
                Count,
                counts.Select(one => one.Tenant).ToArray(),
                counts.Select(one => PostgresText.Store(one.Type)).ToArray(),
                counts.Select(one => one.Count).ToArray(),
                counts.Select(one => one.LastReceivedAt).ToArray());
        }
    }
}
