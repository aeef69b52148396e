using Microsoft.Data.Sqlite;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// Follows the feed into the directory, from which lists are read, and into the counters. A step is a part of the
/// writer's transaction, so that how far it came and what it wrote are one.
/// </summary>
internal sealed class SqliteProjection : IDisposable
{
    private readonly Statement next;
    private readonly Statement recorded;
    private readonly Statement kept;
    private readonly Statement restored;
    private readonly WritingStatement add;
    private readonly WritingStatement move;
    private readonly WritingStatement refer;
    private readonly WritingStatement reach;
    private readonly WritingStatement addList;
    private readonly Statement findList;
    private readonly FreshEvents fresh;
    private readonly HeardPart part = new();
    private readonly SqliteCounters counters;
    private readonly SqliteMarks marks;
    private readonly Dictionary<(string Tenant, string Kind), long> lists = [];

    public SqliteProjection(SqliteConnection connection, FreshEvents fresh)
    {
        this.fresh = fresh;
        next = new(connection, """
            SELECT min(position) FROM (
                SELECT min(position) AS position FROM journal WHERE position > @1
                UNION ALL SELECT min(position) FROM unmodelled WHERE position > @1)
            """, 1);
        recorded = new(connection, HeardEvent.Recorded, 2);
        kept = new(connection, HeardEvent.Kept, 2);
        restored = new(connection, "SELECT received_at, data FROM journal WHERE resource = @1 AND version = @2", 2);
        add = new(connection, "INSERT INTO directory VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        move = new(connection, """
            UPDATE directory SET stage = ?2, status = ?3, position = ?4, received_at = ?5,
                created_at = coalesce(?6, created_at)
            WHERE number = ?1 AND (?6 IS NULL OR reference_id IS ?7)
            """);

        // for itself: an index of a column that is set is written, also if the value stays
        refer = new(connection, "UPDATE directory SET reference_id = ?2 WHERE number = ?1");
        reach = new(connection, "UPDATE head SET projected = ?1");
        addList = new(connection, "INSERT INTO list (tenant, kind) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
        findList = new(connection, "SELECT id FROM list WHERE tenant = @1 AND kind = @2", 2);
        counters = new(connection);

        using var head = new Statement(connection, "SELECT projected FROM head", 0);
        Reached = head.List(row => row.GetInt64(0)).Single();
        marks = new(connection, Reached);
    }

    /// <summary>The position up to which the lists are complete.</summary>
    public long Reached { get; private set; }

    /// <summary>Follows the feed a few entries further.</summary>
    /// <param name="head">The position given last.</param>
    /// <param name="most">How many entries to take.</param>
    /// <returns>The position up to which the lists are complete.</returns>
    public long Step(long head, int most)
    {
        if (Reached == head)
        {
            return head;
        }

        fresh.Forget(Reached);
        part.Clear();
        var reached = Math.Min(head, Reached + most);
        reached = fresh.TryRead(Reached, reached, part) ? reached : ReadBack(head, most);

        foreach (var last in part.Last)
        {
            Follow(last, part.FactsOf(last) ?? FactsRestored(last));
        }

        counters.Count(part.All);
        marks.Pass(part.All, reached);
        reach.Execute(reached);
        return Reached = reached;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable[] statements = [next, recorded, kept, restored, add, move, refer, reach, addList, findList];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        counters.Dispose();
        marks.Dispose();
    }

    // a withdrawal brings an event back that was followed long before
    private WinnerFacts? FactsRestored(HeardEvent last) => last.IsWithdrawal
        ? restored.List(
            row => WinnerFacts.Of(row.GetFieldValue<byte[]>(1), VoipbinTime.FromMicroseconds(row.GetInt64(0))),
            last.Resource, last.Winner).Single()
        : null;

    /// <param name="last">A resource's last event.</param>
    /// <param name="facts">What its newest tells; null if that was followed before, and so was what it tells.</param>
    private void Follow(HeardEvent last, WinnerFacts? facts)
    {
        long? created = facts is { } read ? VoipbinTime.ToMicroseconds(read.CreatedAt) : null;
        var reference = facts?.ReferenceId?.ToByteArray(bigEndian: true);
        if (last.FirstVersion == 1)
        {
            add.Execute(
                last.Resource, ListOf(last.Tenant, last.Kind), (int)last.Stage, last.Status,
                last.Position, last.ReceivedAt, created, reference);
            return;
        }

        if (!Move(last, created, reference))
        {
            refer.Execute(last.Resource, reference);
            Move(last, created, reference);
        }
    }

    private long ReadBack(long head, int most)
    {
        var first = next.List(row => row.IsDBNull(0) ? head : row.GetInt64(0), Reached).Single();
        var reached = Math.Min(head, first - 1 + most);
        foreach (var heard in new[] { recorded, kept })
        {
            using var rows = heard.Query(Reached, reached);
            part.Add(rows);
        }

        return reached;
    }

    /// <returns>Whether it was moved: not if its reference changed.</returns>
    private bool Move(HeardEvent last, long? created, byte[]? reference) =>
        move.Execute(
            last.Resource, (int)last.Stage, last.Status, last.Position, last.ReceivedAt, created,
            reference) == 1;

    private long ListOf(string tenant, string kind)
    {
        if (!lists.TryGetValue((tenant, kind), out var list))
        {
            addList.Execute(tenant, kind);
            lists[(tenant, kind)] = list = findList.List(row => row.GetInt64(0), tenant, kind).Single();
        }

        return list;
    }
}
