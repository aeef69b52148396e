using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Pages of the file that hold nothing; a tenth of the file is left for what comes next.</summary>
internal static class SqliteFreeSpace
{
    private const int PagesAtOnce = 100;

    /// <summary>Makes the file shorter by a few pages, if much of it is free.</summary>
    /// <returns>Whether there is more to give back.</returns>
    public static bool GiveBack(SqliteConnection connection)
    {
        if (!HasMuch(connection))
        {
            return false;
        }

        // each row that is read frees a page
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA incremental_vacuum({PagesAtOnce})";
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
            }
        }

        return HasMuch(connection);
    }

    private static bool HasMuch(SqliteConnection connection) =>
        int.Parse(connection.Pragma("freelist_count")) > int.Parse(connection.Pragma("page_count")) / 10;
}
