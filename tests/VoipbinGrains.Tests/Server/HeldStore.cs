using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Tests.Server;

/// <summary>A server's SQLite file in another's hands, until what is returned is disposed of.</summary>
internal static class HeldStore
{
    /// <summary>Nobody else can write.</summary>
    public static IDisposable ForWriting(TemporaryFolder folder) => Hold(folder, "BEGIN IMMEDIATE");

    /// <summary>Nobody else can open it.</summary>
    public static IDisposable Wholly(TemporaryFolder folder) =>
        Hold(folder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");

    private static SqliteConnection Hold(TemporaryFolder folder, string sql)
    {
        var holder = new SqliteConnection($"Data Source={folder.File("data/voipbin.db")};Pooling=False");
        holder.Open();
        using var hold = holder.CreateCommand();
        hold.CommandText = sql;
        hold.ExecuteNonQuery();
        return holder;
    }
}
