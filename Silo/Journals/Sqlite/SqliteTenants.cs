using Microsoft.Data.Sqlite;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>The writer's statements on what is kept of tenants themselves; they run in its transaction.</summary>
internal sealed class SqliteTenants(SqliteConnection connection) : IDisposable
{
    private readonly Statement note = new(connection, """
        INSERT INTO audit (tenant, noted_at, who, action, subject) VALUES (@1, @2, @3, @4, @5) RETURNING id
        """, 5);

    private readonly Statement tell = new(connection, "INSERT INTO customer VALUES (@1, @2) ON CONFLICT DO NOTHING", 2);
    private readonly Statement ask = new(connection, "SELECT id FROM customer WHERE tenant = @1", 1);

    /// <summary>Adds what waits to be written, if this is such.</summary>
    public bool TryAdd(PendingWrite write)
    {
        switch (write)
        {
            case PendingNote pending:
                pending.Give(Add(pending));
                return true;
            case PendingCustomer pending:
                tell.Execute(pending.Tenant, pending.Told.ToByteArray(bigEndian: true));
                pending.Give(ask.List(
                    row => new Guid(row.GetFieldValue<byte[]>(0), bigEndian: true), pending.Tenant).Single());
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        note.Dispose();
        tell.Dispose();
        ask.Dispose();
    }

    private long Add(PendingNote pending)
    {
        var entry = pending.Entry;
        return note.List(
            row => row.GetInt64(0),
            pending.Tenant, VoipbinTime.ToMicroseconds(entry.At), entry.Who, entry.Action, entry.Subject).Single();
    }
}
