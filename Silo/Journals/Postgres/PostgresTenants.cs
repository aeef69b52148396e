using Npgsql;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>A note of what an operator asked for, as one statement.</summary>
internal sealed class PostgresNote(PendingNote note) : IPostgresPart
{
    private const string Keep = """
        WITH moved AS (
            UPDATE head SET note = note + 1 RETURNING note
        ), added AS (
            INSERT INTO audit (id, noted_at, tenant, who, action, subject) SELECT note, $1, $2, $3, $4, $5 FROM moved
        )
        SELECT note FROM moved
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(
        Keep,
        VoipbinTime.ToMicroseconds(note.Entry.At),
        note.Tenant,
        note.Entry.Who,
        note.Entry.Action,
        PostgresText.Store(note.Entry.Subject));

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows) =>
        note.Give((await rows.Take(row => row.GetInt64(0))).Single());
}

/// <summary>The customer behind a tenant, told and asked as one statement.</summary>
internal sealed class PostgresCustomer(PendingCustomer customer) : IPostgresPart
{
    private const string Tell = """
        INSERT INTO customer (tenant, id) VALUES ($1, $2)
        ON CONFLICT (tenant) DO UPDATE SET id = customer.id RETURNING id
        """;

    /// <inheritdoc/>
    public void AddTo(NpgsqlBatch batch) => batch.Add(Tell, customer.Tenant, customer.Told);

    /// <inheritdoc/>
    public async Task Read(NpgsqlDataReader rows) =>
        customer.Give((await rows.Take(row => row.GetGuid(0))).Single());
}
