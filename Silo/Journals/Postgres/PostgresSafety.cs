using Npgsql;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Whether a server keeps what it has acknowledged, and is one that we know how to talk to.</summary>
internal static class PostgresSafety
{
    private const int OldestServer = 140_000;

    // off loses what was acknowledged when the server or its machine dies
    private static readonly string[] needed = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <summary>Looks at the server that a connection leads to.</summary>
    /// <returns>What is unsafe about it, in one sentence; null if nothing is.</returns>
    /// <exception cref="RefusedToStartException">It is too old, or unsafe and that is not allowed.</exception>
    public static async Task<string?> Check(NpgsqlConnection connection, bool allowUnsafe)
    {
        var version = await connection.Scalar<int>("SELECT current_setting('server_version_num')::integer");
        if (version < OldestServer)
        {
            throw new RefusedToStartException(
                $"The server is PostgreSQL {version / 10_000} and 14 or newer is needed: set ConnectionStrings:"
                    + $"{PostgresAddress.Name} to a newer one.");
        }

        var off = await connection.List(
            "SELECT name FROM unnest($1) AS name WHERE current_setting(name) = 'off'", row => row.GetString(0),
            [needed]);
        if (off.Count == 0)
        {
            return null;
        }

        var found = $"The server has {string.Join(" and ", off)} off, so it may lose what it has acknowledged";
        return allowUnsafe
            ? $"{found}."
            : throw new RefusedToStartException($"{found}: set it on there, or set Storage:AllowUnsafe to true.");
    }
}
