using Microsoft.Data.Sqlite;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Streams;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Reads dead letters.</summary>
internal sealed class SqliteLetterReader(SqliteConnection connection) : IDisposable
{
    private readonly Statement list = new(connection, """
        SELECT id, tenant, subscription, stream, position, failed_at, replayed_at FROM dead_letter
        WHERE tenant = @1 AND id < @2 ORDER BY id DESC LIMIT @3
        """, 3);

    private readonly Statement asked = new(
        connection, "SELECT id, stream, position, asked FROM dead_letter WHERE asked > @1 ORDER BY asked", 1);

    private readonly Statement unhealthy = new(connection, """
        SELECT subscription, stream, since FROM unhealthy_subscription
        WHERE tenant = @1 AND failed_at > @2 ORDER BY since, subscription
        """, 2);

    public IReadOnlyList<DeadLetter> List(string tenant, long before, int size) => list.List(
        row => new DeadLetter
        {
            Id = row.GetInt64(0),
            Tenant = row.GetString(1),
            Subscription = new Guid(row.GetString(2)),
            Stream = row.GetString(3),
            Position = row.GetInt64(4),
            FailedAt = VoipbinTime.FromMicroseconds(row.GetInt64(5)),
            ReplayedAt = row.IsDBNull(6) ? null : VoipbinTime.FromMicroseconds(row.GetInt64(6)),
        },
        tenant, before, size);

    public IReadOnlyList<AskedLetter> ReadAsked(long after) => asked.List(
        row => new AskedLetter(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)), after);

    public IReadOnlyList<UnhealthySubscription> ListUnhealthy(string tenant, long since) => unhealthy.List(
        row => new UnhealthySubscription(
            new Guid(row.GetString(0)), row.GetString(1), VoipbinTime.FromMicroseconds(row.GetInt64(2))),
        tenant, since);

    /// <inheritdoc/>
    public void Dispose()
    {
        list.Dispose();
        asked.Dispose();
        unhealthy.Dispose();
    }
}
