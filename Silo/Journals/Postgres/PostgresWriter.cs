using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The one connection of this process that writes.</summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    // of its own: only a statement that begins when the lock is had sees all that was written before
    private const string Claim = "SELECT FROM head FOR UPDATE";

    // heard by whoever listens once this is committed
    private const string Tell = $"SELECT position, pg_notify('{PostgresListener.Channel}', position::text) FROM head";

    private readonly NpgsqlConnection connection;

    private readonly long roomOfQuarantine;

    private PostgresWriter(NpgsqlConnection connection, PostgresBackend backend, long roomOfQuarantine)
    {
        this.connection = connection;
        this.roomOfQuarantine = roomOfQuarantine;
        Backend = backend;
    }

    /// <summary>The server's process behind the connection.</summary>
    public PostgresBackend Backend { get; }

    /// <summary>Whether the server said that nothing was written, and waits for the next.</summary>
    public bool IsIdle => connection.FullState is System.Data.ConnectionState.Open;

    /// <summary>Opens the connection.</summary>
    /// <param name="database">The database.</param>
    /// <param name="roomOfQuarantine">How many bytes of a tenant's are kept there.</param>
    public static async Task<PostgresWriter> Open(PostgresDatabase database, long roomOfQuarantine)
    {
        var connection = await database.OpenAlone();
        try
        {
            return new PostgresWriter(connection, await PostgresBackend.Of(connection), roomOfQuarantine);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes all of it in one transaction and one round trip; afterwards it is durable.</summary>
    /// <returns>The position given last.</returns>
    public async Task<long> Write(IReadOnlyList<PendingWrite> batch)
    {
        var parts = PartsOf(batch);
        await using var statements = new NpgsqlBatch(connection);
        statements.Add(Claim);
        parts.ForEach(part => part.AddTo(statements));
        statements.Add(Tell);

        await using var rows = await statements.ExecuteReaderAsync();
        await rows.NextResultAsync();
        foreach (var part in parts)
        {
            await part.Read(rows);
        }

        var position = (await rows.Take(row => row.GetInt64(0))).Single();

        // the commit comes after the last result, and may fail
        await rows.CloseAsync();
        return position;
    }

    /// <summary>What a connection finds on its server.</summary>
    public Task<string?> CheckSafety(bool allowUnsafe) => PostgresSafety.Check(connection, allowUnsafe);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private List<IPostgresPart> PartsOf(IReadOnlyList<PendingWrite> batch)
    {
        var (events, kept, bodies) = (Of<PendingEvent>(batch), Of<PendingUnmodelled>(batch), Of<PendingBody>(batch));
        var (replays, notes, customers) =
            (Of<PendingReplay>(batch), Of<PendingNote>(batch), Of<PendingCustomer>(batch));
        return events.Count + kept.Count + bodies.Count + replays.Count + notes.Count + customers.Count == batch.Count
            ? [
                .. events.Count > 0 ? [new PostgresEvents(events)] : Array.Empty<IPostgresPart>(),
                .. events.FindAll(one => one.Write.Withdrawn is not null)
                    .Select(one => new PostgresWithdrawal(one.Write)),
                .. kept.Count > 0 ? [new PostgresKept(kept)] : Array.Empty<IPostgresPart>(),
                .. bodies.Count > 0 ? [new PostgresBodies(bodies, roomOfQuarantine)] : Array.Empty<IPostgresPart>(),
                .. replays.Select(replay => new PostgresReplay(replay)),
                .. notes.Select(note => new PostgresNote(note)),
                .. customers.Select(customer => new PostgresCustomer(customer)),
            ]
            : throw new NotSupportedException("The PostgreSQL journal cannot write one of these.");
    }

    private static List<T> Of<T>(IReadOnlyList<PendingWrite> batch) => [.. batch.OfType<T>()];
}
