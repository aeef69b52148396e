using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// Tells now and then the latest time of receipt up to a position: what was received later than that stands after it.
/// </summary>
internal sealed class SqliteMarks : IDisposable
{
    private const int Distance = 1_000;

    private readonly Statement add;
    private long position;
    private long latest;

    /// <param name="connection">The writer's.</param>
    /// <param name="reached">How far the feed was read.</param>
    public SqliteMarks(SqliteConnection connection, long reached)
    {
        add = new(connection, "INSERT INTO mark VALUES (@1, @2)", 2);
        using var last = new Statement(
            connection, "SELECT position, received_at FROM mark ORDER BY position DESC LIMIT 1", 0);
        using var since = new Statement(connection, """
            SELECT received_at FROM journal WHERE position > @1 AND position <= @2
            UNION ALL SELECT received_at FROM unmodelled WHERE position > @1 AND position <= @2
            """, 2);
        (position, latest) = last.List(row => (row.GetInt64(0), row.GetInt64(1))).FirstOrDefault((0, long.MinValue));
        latest = since.List(row => row.GetInt64(0), position, reached).Append(latest).Max();
    }

    /// <summary>Takes notice of what stands next in the feed.</summary>
    /// <param name="heard">What was heard.</param>
    /// <param name="reached">The position up to which this is all.</param>
    public void Pass(IEnumerable<HeardEvent> heard, long reached)
    {
        latest = heard.Select(one => one.ReceivedAt).Append(latest).Max();
        if (reached - position >= Distance)
        {
            position = reached;
            add.Execute(position, latest);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => add.Dispose();
}
