using Npgsql;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Reads resources as they stood when a certain event of theirs had been recorded.</summary>
internal static class PostgresStates
{
    private const int After = 5;

    /// <summary>The columns of such a resource; <c>last</c> is the event and <c>winner</c> its newest then.</summary>
    public static readonly string Columns =
        "resource.tenant, resource.kind, resource.id, last.version, last.position, "
        + $"{EventColumns.AftermathOf("last")}, {EventColumns.Of("winner")}";

    /// <summary>What joins to <c>last</c> all that <see cref="Columns"/> names.</summary>
    public const string Joins = """
        JOIN journal AS winner ON winner.resource = last.resource AND winner.version = last.winner
        JOIN resource ON resource.number = last.resource
        """;

    /// <summary>Reads the columns.</summary>
    /// <param name="row">The row, which begins with them.</param>
    public static ResourceState Read(NpgsqlDataReader row)
    {
        var key = new ResourceKey(row.GetString(0), row.GetString(1), row.GetGuid(2));
        return new Standing(
            EventColumns.Read(row, After + EventColumns.AftermathCount).Restore(),
            row.GetInt32(3),
            row.GetInt64(4),
            EventColumns.ReadAftermath(row, After).Restore()).ToState(key);
    }
}
