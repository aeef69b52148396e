using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>How many events were heard, by tenant and type, since the beginning.</summary>
internal sealed class SqliteCounters(SqliteConnection connection) : IDisposable
{
    private readonly Statement known = new(connection, "SELECT type FROM heard WHERE tenant = @1", 1);

    private readonly WritingStatement count = new(connection, """
        INSERT INTO heard VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET
            count = count + excluded.count, last_received_at = max(last_received_at, excluded.last_received_at)
        """);

    private readonly Dictionary<string, HashSet<string>> types = [];

    public void Count(IEnumerable<HeardEvent> heard)
    {
        foreach (var group in heard.GroupBy(one => (one.Tenant, Type: CountedTypes.Of(TypesOf(one.Tenant), one.Type))))
        {
            count.Execute(
                group.Key.Tenant, group.Key.Type, group.Count(), group.Max(one => one.ReceivedAt));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        known.Dispose();
        count.Dispose();
    }

    private HashSet<string> TypesOf(string tenant) => types.TryGetValue(tenant, out var read)
        ? read
        : types[tenant] = [.. known.List(row => row.GetString(0), tenant)];
}
