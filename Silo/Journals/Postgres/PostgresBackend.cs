using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>The server's process behind a connection.</summary>
/// <param name="Id">Its number, which another may get when it is gone.</param>
/// <param name="StartedAt">When it started, in microseconds since 1970.</param>
internal sealed record PostgresBackend(int Id, long StartedAt)
{
    private const int Patience = 1_000;
    private const string Started = "(extract(epoch FROM backend_start) * 1000000)::bigint";

    /// <summary>The process that serves a connection.</summary>
    public static async Task<PostgresBackend> Of(NpgsqlConnection connection) => (await connection.List(
        $"SELECT pid, {Started} FROM pg_stat_activity WHERE pid = pg_backend_pid()",
        row => new PostgresBackend(row.GetInt32(0), row.GetInt64(1)))).Single();

    /// <summary>Ends the process, unless it is gone: afterwards what it was told is done or never will be.</summary>
    /// <param name="connection">Another connection to the same server.</param>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public async Task End(NpgsqlConnection connection)
    {
        var ended = await connection.List(
            $"SELECT pg_terminate_backend(pid, {Patience}) FROM pg_stat_activity WHERE pid = $1 AND {Started} = $2",
            row => row.GetBoolean(0), Id, StartedAt);
        if (ended.Contains(false))
        {
            throw new TimeoutException($"The server's process {Id} does not end.");
        }
    }
}
