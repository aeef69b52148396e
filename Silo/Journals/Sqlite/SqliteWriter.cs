using Microsoft.Data.Sqlite;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The one connection that writes, with its statements and the counters of the head row.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement begin;
    private readonly SqliteEvents events;
    private readonly WritingStatement addUnmodelled;
    private readonly SqliteQuarantine quarantine;
    private readonly SqliteTenants tenants;
    private readonly WritingStatement setHead;
    private readonly Statement commit;
    private readonly FreshEvents fresh = new();
    private readonly List<Change> written = [];
    private readonly SqliteChores chores;
    private long number;

    public SqliteWriter(SqliteConnection connection, long roomOfQuarantine)
    {
        this.connection = connection;
        begin = new(connection, "BEGIN IMMEDIATE", 0);
        events = new(connection);
        addUnmodelled = new(connection, "INSERT INTO unmodelled VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        quarantine = new(connection, roomOfQuarantine);
        tenants = new(connection);
        setHead = new(connection, "UPDATE head SET position = ?1, number = ?2");
        commit = new(connection, "COMMIT", 0);
        chores = new(connection, fresh);
        Wal = new(connection);

        using var head = new Statement(connection, "SELECT position, number FROM head", 0);
        using var row = head.Query();
        row.Read();
        Position = row.GetInt64(0);
        number = row.GetInt64(1);
    }

    /// <summary>The position given last.</summary>
    public long Position { get; private set; }

    /// <summary>The position up to which the lists are complete.</summary>
    public long Projected => chores.Projected;

    /// <summary>The greatest position that has left the feed.</summary>
    public long Purged => chores.Purged;

    /// <summary>What the last batch added to the feed, in order.</summary>
    public IReadOnlyList<Change> Written => written;

    /// <summary>Whether the last batch took entries out of the feed, or changed them.</summary>
    public bool HasRewritten { get; private set; }

    /// <summary>The connection's log.</summary>
    public SqliteWal Wal { get; }

    /// <summary>Writes all of it in one transaction; afterwards it is durable.</summary>
    public void Write(IReadOnlyList<PendingWrite> batch)
    {
        written.Clear();
        HasRewritten = false;
        begin.Execute();
        foreach (var write in batch)
        {
            Add(write);
        }

        setHead.Execute(Position, number);
        commit.Execute();
    }

    /// <summary>Shows that a write succeeds: the head row is written as it is.</summary>
    public void Try() => Write([]);

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable[] statements = [begin, events, addUnmodelled, quarantine, tenants, setHead, commit];
        foreach (var statement in statements)
        {
            statement.Dispose();
        }

        chores.Dispose();
        connection.Dispose();
    }

    private void Add(PendingWrite write)
    {
        switch (write)
        {
            case PendingEvent pending:
                Add(pending);
                break;
            case PendingUnmodelled pending:
                pending.Give(Keep(pending.Tenant, pending.Heard));
                break;
            case PendingBody pending:
                pending.Give(quarantine.Add(pending));
                break;
            case PendingReplay pending:
                pending.Give(Add(pending));
                break;
            case PendingPragma pending:
                pending.Give(connection.Pragma(pending.Text));
                break;
            case var other when tenants.TryAdd(other):
                break;
            case var other when chores.TryDo(other, Position):
                HasRewritten |= other is PendingPurge;
                break;
            default:
                throw new NotSupportedException($"The SQLite journal cannot write a {write.GetType().Name}.");
        }
    }

    private void Add(PendingEvent pending)
    {
        var write = pending.Write;
        var first = write.Event.Version == 1;
        var resource = write.Number ?? number + 1;
        if (first != (write.Number is null) || resource == chores.Leaving
            || !events.TryAdd(write, resource, Position + 1))
        {
            pending.Refuse(new VersionConflictException($"Version {write.Event.Version} is not the resource's next."));
            return;
        }

        if (write.Withdrawn is not null)
        {
            HasRewritten = true;
            fresh.Clear();
        }

        number = Math.Max(number, resource);
        pending.Give(new Committed(resource, Position + 1));
        for (var place = 0; place < write.Count; place++)
        {
            Position++;
            fresh.Add(HeardEvent.Of(write.Key, resource, write[place], Position), write[place].Data);
            written.Add(Change.Of(write.Key, write[place], Position));
        }
    }

    private long Keep(string tenant, UnmodelledEvent heard)
    {
        addUnmodelled.Execute(
            ++Position, tenant, heard.Type, heard.Id,
            VoipbinTime.ToMicroseconds(heard.ReceivedAt), heard.Data);
        fresh.Add(HeardEvent.Of(tenant, heard, Position), heard.Data);
        written.Add(Change.Of(tenant, heard with { Position = Position }));
        return Position;
    }

    private long? Add(PendingReplay pending)
    {
        if (!quarantine.TryFind(pending, out var position))
        {
            return null;
        }

        position ??= pending.Heard is { } heard ? Keep(pending.Tenant, heard) : null;
        quarantine.Mark(pending, position);
        return position;
    }
}
