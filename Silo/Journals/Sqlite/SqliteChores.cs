using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What the writer does for no sender: the lists follow, what is old leaves, space is given back.</summary>
/// <remarks>
/// A chore shares its transaction with events and must not hurt them: what it wrote before it failed is taken back, and
/// what it remembers is read again.
/// </remarks>
/// <param name="connection">The writer's.</param>
/// <param name="fresh">What the lists do not hold yet.</param>
internal sealed class SqliteChores(SqliteConnection connection, FreshEvents fresh) : IDisposable
{
    private SqliteProjection projection = new(connection, fresh);
    private SqlitePurge purge = new(connection);
    private SqliteStreamWriter streams = new(connection);

    /// <summary>The position up to which the lists are complete.</summary>
    public long Projected => projection.Reached;

    /// <summary>The number of the resource of which a part has left; it takes no more events.</summary>
    public long? Leaving => purge.Leaving;

    /// <summary>The greatest position that has left the feed.</summary>
    public long Purged => purge.Purged;

    /// <summary>Does a chore, if this is one.</summary>
    /// <param name="write">What is to be written.</param>
    /// <param name="position">The position given last.</param>
    public bool TryDo(PendingWrite write, long position)
    {
        switch (write)
        {
            case PendingProjection pending:
                Do(pending, () => projection.Step(position, pending.Entries));
                return true;
            case PendingPurge pending:
                Do(pending, () => purge.Step(pending.Old, counted: Projected));
                return true;
            case PendingVacuum pending:
                Do(pending, () => SqliteFreeSpace.GiveBack(connection));
                return true;
            case IPendingStreamWrite pending:
                Do(write, () => pending.Write(streams, position));
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        projection.Dispose();
        purge.Dispose();
        streams.Dispose();
    }

    private void Do<T>(PendingWrite<T> pending, Func<T> chore) => Do(pending, () => pending.Give(chore()));

    private void Do(PendingWrite pending, Action chore)
    {
        connection.Run("SAVEPOINT chore");
        try
        {
            chore();
        }
        catch (Exception cause)
        {
            connection.Run("ROLLBACK TO chore");
            Dispose();
            projection = new SqliteProjection(connection, fresh);
            purge = new SqlitePurge(connection);
            streams = new SqliteStreamWriter(connection);
            pending.Refuse(new JournalUnavailableException($"{pending.GetType().Name} failed.", cause));
        }

        connection.Run("RELEASE chore");
    }
}
