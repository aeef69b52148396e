using Microsoft.Data.Sqlite;
using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// Takes out what is old, a little in each of the writer's transactions: resources that have ended, whole, and events
/// that are not modelled and quarantined bodies, one by one. A resource's number stays, so that it never begins anew.
/// </summary>
internal sealed class SqlitePurge : IDisposable
{
    private readonly Statement ended;
    private readonly Statement delist;
    private readonly Statement events;
    private readonly Statement deleteEvent;
    private readonly Statement deleteFromLongHistory;
    private readonly Statement deleteWithdrawals;
    private readonly Statement oldUnmodelled;
    private readonly Statement deleteUnmodelled;
    private readonly Statement oldBodies;
    private readonly Statement deleteBody;
    private readonly Statement setHead;
    private long purged;

    public SqlitePurge(SqliteConnection connection)
    {
        // the directory may lag: a resource of which more was heard is not old
        ended = new(connection, """
            SELECT number,
                position = (SELECT position FROM journal WHERE resource = number ORDER BY version DESC LIMIT 1)
            FROM directory INDEXED BY directory_by_end
            WHERE stage > 0 AND received_at < @1 ORDER BY received_at LIMIT 1
            """, 1);
        delist = new(connection, "DELETE FROM directory WHERE number = @1", 1);
        events = new(connection, """
            SELECT position, version, sort_key, length(data) FROM journal WHERE resource = @1 ORDER BY version LIMIT @2
            """, 2);
        deleteEvent = new(connection, "DELETE FROM journal WHERE position = @1", 1);
        deleteFromLongHistory = new(
            connection, "DELETE FROM long_history WHERE resource = @1 AND fingerprint = @2 AND version = @3", 3);
        deleteWithdrawals = new(connection, "DELETE FROM withdrawal WHERE resource = @1", 1);
        oldUnmodelled = new(connection, """
            SELECT position, length(data) FROM unmodelled
            WHERE received_at < @1 AND position <= @2 ORDER BY received_at LIMIT @3
            """, 3);
        deleteUnmodelled = new(connection, "DELETE FROM unmodelled WHERE position = @1", 1);
        oldBodies = new(connection, """
            SELECT id, length(body) FROM quarantine WHERE stranger = @1 AND received_at < @2
            ORDER BY received_at LIMIT @3
            """, 3);
        deleteBody = new(connection, "DELETE FROM quarantine WHERE id = @1", 1);
        setHead = new(connection, "UPDATE head SET purged = @1, leaving = @2", 2);

        using var head = new Statement(connection, "SELECT purged, leaving FROM head", 0);
        using var row = head.Query();
        row.Read();
        purged = row.GetInt64(0);
        Leaving = row.IsDBNull(1) ? null : row.GetInt64(1);
    }

    /// <summary>The number of the resource of which a part has left; it takes no more events.</summary>
    public long? Leaving { get; private set; }

    /// <summary>The greatest position that has left the feed.</summary>
    public long Purged => purged;

    /// <summary>Takes out a little.</summary>
    /// <param name="old">What is old.</param>
    /// <param name="counted">The position up to which all is counted.</param>
    /// <returns>Whether there may be more.</returns>
    public bool Step(OldBefore old, long counted)
    {
        var budget = new PurgeBudget();
        while (!budget.IsSpent && (Leaving ??= NextEnded(old.Events)) is { } number)
        {
            TakeOut(number, budget);
        }

        var kept = oldUnmodelled.List(
            row => (row.GetInt64(0), row.GetInt64(1)), old.Events, counted, budget.RowsLeft);
        Delete(kept, deleteUnmodelled, budget, isEvent: true);
        DeleteBodies(areStrangers: false, old.Bodies, budget);
        DeleteBodies(areStrangers: true, old.Strangers, budget);
        setHead.Execute(purged, Leaving);
        return budget.IsSpent;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Statement[] statements =
        [
            ended, delist, events, deleteEvent, deleteFromLongHistory, deleteWithdrawals,
            oldUnmodelled, deleteUnmodelled, oldBodies, deleteBody, setHead,
        ];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }
    }

    // from here on it is in no list, and nobody meets the part that is left
    private long? NextEnded(long before)
    {
        var found = ended.List(row => (Number: row.GetInt64(0), IsCurrent: row.GetBoolean(1)), before);
        if (found.Count == 0 || !found[0].IsCurrent)
        {
            return null;
        }

        delist.Execute(found[0].Number);
        return found[0].Number;
    }

    private void TakeOut(long number, PurgeBudget budget)
    {
        var left = events.List(
            row => (
                Position: row.GetInt64(0),
                Version: row.GetInt32(1),
                Key: EventKey.FromBytes(row.GetFieldValue<byte[]>(2)),
                Length: row.GetInt64(3)),
            number, budget.RowsLeft + 1);
        foreach (var (position, version, key, length) in left)
        {
            if (!budget.Takes(length))
            {
                return;
            }

            deleteEvent.Execute(position);
            if (version > SqliteSchema.ShortHistory)
            {
                deleteFromLongHistory.Execute(number, key.Identity.Fingerprint, version);
            }

            purged = Math.Max(purged, position);
        }

        deleteWithdrawals.Execute(number);
        Leaving = null;
    }

    private void DeleteBodies(bool areStrangers, long before, PurgeBudget budget)
    {
        var bodies = oldBodies.List(row => (row.GetInt64(0), row.GetInt64(1)), areStrangers, before, budget.RowsLeft);
        Delete(bodies, deleteBody, budget, isEvent: false);
    }

    private void Delete(List<(long Id, long Length)> old, Statement delete, PurgeBudget budget, bool isEvent)
    {
        foreach (var (id, length) in old)
        {
            if (!budget.Takes(length))
            {
                return;
            }

            delete.Execute(id);
            purged = isEvent ? Math.Max(purged, id) : purged;
        }
    }
}
