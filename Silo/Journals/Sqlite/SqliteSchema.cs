using Microsoft.Data.Sqlite;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>What the database file holds, and how a file that is not ours is told.</summary>
internal static class SqliteSchema
{
    /// <summary>The version of the schema, in <c>user_version</c>.</summary>
    public static readonly int Version = SqliteTables.Steps.Count;

    /// <summary>
    /// How many events of a resource the repeat check may look through one by one. Those beyond are found by
    /// fingerprint: few resources live so long, and a second index on the whole journal would cost each event a third
    /// of its speed.
    /// </summary>
    public const int ShortHistory = 64;

    /// <summary>Marks the file as ours, in <c>application_id</c>: "VbGr".</summary>
    private const int Application = 0x56624772;

    /// <summary>Whether the file holds nothing yet.</summary>
    /// <exception cref="RefusedToStartException">It is another application's, or of a newer schema.</exception>
    public static bool IsEmpty(SqliteConnection connection, string path)
    {
        var application = connection.Pragma("application_id");
        var version = connection.Pragma("user_version");
        if (application == $"{Application}")
        {
            return int.Parse(version) <= Version
                ? false
                : throw new RefusedToStartException(
                    $"{path} has schema {version} and this program knows {Version}: start the newer program, "
                    + "or set Storage:Path to another file.");
        }

        return application == "0" && version == "0" && connection.Scalar("SELECT count(*) FROM sqlite_schema") == "0"
            ? true
            : throw Foreign(path);
    }

    /// <summary>Makes the tables that are missing, all or none.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        var version = int.Parse(connection.Pragma("user_version"));
        if (version < Version)
        {
            connection.Run($"""
                BEGIN IMMEDIATE;
                {string.Join('\n', SqliteTables.Steps.Skip(version))}
                PRAGMA application_id = {Application};
                PRAGMA user_version = {Version};
                COMMIT;
                """);
        }
    }

    /// <summary>What is said of a file that is not ours.</summary>
    public static RefusedToStartException Foreign(string path, Exception? cause = null) =>
        new($"{path} is another application's file: set Storage:Path to another file.", cause);
}
