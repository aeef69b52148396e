using Npgsql;
using VoipbinGrains.Feed;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Reads what a tenant's feed holds, in a few numbers.</summary>
internal static class PostgresSummaryReader
{
    private const string Ends =
        "SELECT position, least((SELECT min(position) FROM journal), (SELECT min(position) FROM unmodelled)) FROM head";

    private const string Heard = "SELECT type, count, last_received_at FROM heard WHERE tenant = $1";

    public static Task<FeedSummary> Summarize(this NpgsqlConnection connection, string tenant) => connection.Ask(
        batch =>
        {
            batch.Add(Ends);
            batch.Add(Heard, tenant);
        },
        async rows =>
        {
            var (head, oldest) = (await rows.Take(row =>
                (row.GetInt64(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1)))).Single();
            var types = await rows.Take(row =>
                (Type: PostgresText.Restore(row.GetString(0))!, Count: row.GetInt64(1), Last: row.GetInt64(2)));
            return new FeedSummary(
                oldest,
                head,
                types.Count == 0 ? null : VoipbinTime.FromMicroseconds(types.Max(type => type.Last)),
                types.ToDictionary(type => type.Type, type => type.Count));
        });
}
