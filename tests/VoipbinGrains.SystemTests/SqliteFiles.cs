using Microsoft.Data.Sqlite;
using VoipbinGrains.Tests;

namespace VoipbinGrains.SystemTests;

/// <summary>What a server leaves on its disk.</summary>
internal static class SqliteFiles
{
    /// <summary>Checks a copy of a file, as a file that is checked is also mended.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where the copy is made.</param>
    public static void MustBeSound(string file, TemporaryFolder folder)
    {
        var copy = Path.Combine(Directory.CreateDirectory(folder.File($"{Guid.NewGuid()}")).FullName, "copy.db");
        File.Copy(file, copy);
        if (File.Exists($"{file}-wal"))
        {
            File.Copy($"{file}-wal", $"{copy}-wal");
        }

        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
    }
}
