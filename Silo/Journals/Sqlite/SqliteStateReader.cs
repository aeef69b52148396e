using Microsoft.Data.Sqlite;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Reads resources as they stood when a certain event of theirs had been recorded.</summary>
internal sealed class SqliteStateReader(SqliteConnection connection) : IDisposable
{
    private readonly Statement at = new(connection, $"""
        SELECT resource.tenant, resource.kind, resource.id, last.version, last.position,
            {EventColumns.AftermathOf("last")},
            {EventColumns.Of("winner")}
        FROM journal last
        CROSS JOIN journal winner ON winner.resource = last.resource AND winner.version = last.winner
        CROSS JOIN resource ON resource.number = last.resource
        WHERE last.position = @1
        """, 1);

    // by the resource's own events: the plus keeps the journal from being read from its beginning
    private readonly Statement lastUntil = new(connection, """
        SELECT position FROM journal WHERE resource = @1 AND +position <= @2 ORDER BY version DESC LIMIT 1
        """, 2);

    /// <summary>How a resource stood once the event of this position had been recorded.</summary>
    public ResourceState At(long position) => at.List(Read, position).Single();

    /// <summary>The position of a resource's last event up to a position; null if it had none until then.</summary>
    /// <param name="number">The resource's number.</param>
    /// <param name="position">The position.</param>
    public long? LastUntil(long number, long position) =>
        lastUntil.List(row => (long?)row.GetInt64(0), number, position).SingleOrDefault();

    /// <inheritdoc/>
    public void Dispose()
    {
        at.Dispose();
        lastUntil.Dispose();
    }

    private static ResourceState Read(SqliteDataReader row)
    {
        const int After = 5;
        var key = new ResourceKey(
            row.GetString(0), row.GetString(1), new Guid(row.GetFieldValue<byte[]>(2), bigEndian: true));
        return new Standing(
            EventColumns.Read(row, After + EventColumns.AftermathCount),
            row.GetInt32(3),
            row.GetInt64(4),
            EventColumns.ReadAftermath(row, After)).ToState(key);
    }
}
