using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Questions that are answered from one picture of the database, in one round trip.</summary>
internal static class PostgresPicture
{
    /// <summary>Asks them.</summary>
    /// <param name="connection">Whom.</param>
    /// <param name="add">Adds the questions.</param>
    /// <param name="read">Reads the answers, one result each.</param>
    public static async Task<T> Ask<T>(
        this NpgsqlConnection connection, Action<NpgsqlBatch> add, Func<NpgsqlDataReader, Task<T>> read)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        add(batch);
        batch.Add("COMMIT");
        await using var rows = await batch.ExecuteReaderAsync();
        return await read(rows);
    }
}
