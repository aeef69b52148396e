using System.Globalization;
using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What is run once and need not be prepared.</summary>
internal static class SqliteConnectionExtensions
{
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static string Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    public static string Pragma(this SqliteConnection connection, string text) => connection.Scalar($"PRAGMA {text}");
}
