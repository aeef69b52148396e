using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Statements on a connection; their parameters are <c>$1</c>, <c>$2</c> … in order.</summary>
internal static class PostgresConnectionExtensions
{
    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> Run(this NpgsqlConnection connection, string sql, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        Bind(command.Parameters, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every row of a query.</summary>
    public static async Task<List<T>> List<T>(
        this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        Bind(command.Parameters, values);
        await using var rows = await command.ExecuteReaderAsync();
        return await rows.List(read);
    }

    /// <summary>The first column of the query's one row.</summary>
    public static async Task<T> Scalar<T>(this NpgsqlConnection connection, string sql, params object?[] values) =>
        (await connection.List(sql, row => row.GetFieldValue<T>(0), values)).Single();

    /// <summary>Adds a statement to those that are sent together.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        Bind(command.Parameters, values);
        batch.BatchCommands.Add(command);
    }

    /// <summary>Every row of the result that the reader stands on.</summary>
    public static async Task<List<T>> List<T>(this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var list = new List<T>();
        while (await rows.ReadAsync())
        {
            list.Add(read(rows));
        }

        return list;
    }

    /// <summary>Every row of the result that the reader stands on; afterwards it stands on the next one.</summary>
    public static async Task<List<T>> Take<T>(this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        var list = await rows.List(read);
        await rows.NextResultAsync();
        return list;
    }

    private static void Bind(NpgsqlParameterCollection parameters, object?[] values)
    {
        foreach (var value in values)
        {
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
    }
}
