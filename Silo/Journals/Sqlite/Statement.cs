using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A statement prepared once for a connection; its parameters are <c>@1</c>, <c>@2</c> … in order.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
        }
    }

    /// <summary>Runs the statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs the query.</summary>
    public SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReader();
    }

    /// <summary>Every row of the query.</summary>
    public List<T> List<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) =>
        [.. Rows(Query(values), read)];

    /// <summary>The rows of the query, each read when it is asked for.</summary>
    public IEnumerable<T> Each<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) =>
        Rows(Query(values), read);

    /// <inheritdoc/>
    public void Dispose() => command.Dispose();

    /// <summary>Bytes as SQLite's binding takes them; copied only where they are a part of an array.</summary>
    public static byte[] Blob(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var part) && part.Array!.Length == part.Count
            ? part.Array
            : bytes.ToArray();

    /// <summary>
    /// Text of a sender's, which may hold NULs: bound as text it would end at the first, so it goes as bytes, and the
    /// statement casts it.
    /// </summary>
    public static object? Text(string? text) =>
        text is not null && text.Contains('\0', StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(text) : text;

    private static IEnumerable<T> Rows<T>(SqliteDataReader rows, Func<SqliteDataReader, T> read)
    {
        using (rows)
        {
            while (rows.Read())
            {
                yield return read(rows);
            }
        }
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
