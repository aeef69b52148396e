using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Tests.Journals;

public sealed class SqliteListQueryTests : IAsyncLifetime
{
    private static readonly bool?[] Perhaps = [null, true, false];

    private readonly SqliteTestStore store = new();

    public Task InitializeAsync() => store.InitializeAsync();

    public Task DisposeAsync() => store.DisposeAsync();

    [Fact]
    public void No_list_is_sorted_or_searched_from_its_beginning()
    {
        using var connection = store.Connect();
        var queries =
            from statuses in new string[]?[] { null, ["ringing"], ["ringing", "dialing", "hangup"] }
            from ended in Perhaps
            from deleted in Perhaps
            from overdue in Perhaps
            from updated in new DateTimeOffset?[] { null, Crowd.Noon }
            select new ResourceQuery
            {
                Resource = "call",
                Statuses = statuses,
                Ended = ended,
                Deleted = deleted,
                Overdue = overdue,
                OverdueBefore = Crowd.Noon,
                UpdatedAfter = updated,
            };

        foreach (var query in queries)
        {
            if (SqliteListQuery.Of(query, list: 1, before: 9, after: 0, size: 10) is { } sql)
            {
                using var plan = new Statement(connection, $"EXPLAIN QUERY PLAN {sql.Text}", sql.Values.Length);
                var steps = plan.List(row => row.GetString(3), sql.Values);
                Assert.DoesNotContain(steps, step =>
                    step.Contains("TEMP B-TREE", StringComparison.Ordinal)
                    || step.StartsWith("SCAN", StringComparison.Ordinal));
                Assert.Contains(steps, step => step.Contains("position<?", StringComparison.Ordinal));
            }
        }
    }
}
