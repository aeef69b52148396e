using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>
/// A statement that writes within a transaction, prepared once for a connection; its parameters are <c>?1</c>,
/// <c>?2</c> … in order. It goes past ADO.NET, whose parameters cost as much as the write itself.
/// </summary>
internal sealed class WritingStatement(SqliteConnection connection, string sql) : IDisposable
{
    private const int LongestShortText = 256;

    private sqlite3_stmt? prepared;

    /// <summary>Runs the statement.</summary>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Execute(params ReadOnlySpan<Bound> values)
    {
        var statement = Prepared(values);
        End(statement, raw.sqlite3_step(statement));
        return raw.sqlite3_changes(connection.Handle);
    }

    /// <summary>Runs a query for one number; 0 if it is null.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public long Number(params ReadOnlySpan<Bound> values)
    {
        var statement = Prepared(values);
        var result = raw.sqlite3_step(statement);
        var number = result is raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : 0;
        End(statement, result);
        return number;
    }

    /// <inheritdoc/>
    public void Dispose() => prepared?.Dispose();

    private static int Bind(sqlite3_stmt statement, int place, in Bound value) => value.Kind switch
    {
        BoundKind.Number => raw.sqlite3_bind_int64(statement, place, value.Number),
        BoundKind.Text => BindText(statement, place, value.Text!),
        BoundKind.Bytes when value.Bytes.IsEmpty => raw.sqlite3_bind_zeroblob(statement, place, 0),
        BoundKind.Bytes => raw.sqlite3_bind_blob(statement, place, value.Bytes.Span),
        _ => raw.sqlite3_bind_null(statement, place),
    };

    // with its length, because a sender's text may hold NULs
    private static int BindText(sqlite3_stmt statement, int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > LongestShortText ? ArrayPool<byte>.Shared.Rent(most) : null;
        var room = rented ?? stackalloc byte[LongestShortText];
        var result = raw.sqlite3_bind_text(statement, place, room[..Encoding.UTF8.GetBytes(text, room)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return result;
    }

    private sqlite3_stmt Prepared(ReadOnlySpan<Bound> values)
    {
        var statement = prepared ??= Prepare();
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(statement, i + 1, values[i]));
        }

        return statement;
    }

    private void End(sqlite3_stmt statement, int result)
    {
        var reset = raw.sqlite3_reset(statement);
        Check(result is raw.SQLITE_DONE or raw.SQLITE_ROW ? reset : result);
    }

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement));
        return statement;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);
}
