using System.Text;
using Npgsql;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>What the database holds: made and brought up to date by one process at a time, all or nothing.</summary>
internal static class PostgresSchema
{
    /// <summary>The version of the schema, in <c>voipbin_schema</c>.</summary>
    public static readonly int Version = PostgresTables.Steps.Count;

    /// <summary>
    /// How many events of a resource the repeat check may look through one by one; more are found by fingerprint.
    /// </summary>
    public const int ShortHistory = 64;

    private const int PatienceOfSteps = 600;

    // the lock's number is "VbGr"
    private const string Claim = "SELECT pg_advisory_xact_lock(1449281394);";

    private const string VersionTable = """
        CREATE TABLE voipbin_schema (
            one boolean PRIMARY KEY DEFAULT true CHECK (one),
            version integer NOT NULL
        );
        INSERT INTO voipbin_schema (version) VALUES (0);

        """;

    // by a query: what the server remembers of a name may be older than what was committed while we waited
    private const string IsThere =
        "SELECT EXISTS (SELECT FROM pg_class WHERE relname = 'voipbin_schema' AND pg_table_is_visible(oid))";

    /// <summary>Takes the database as it must be, or makes it so.</summary>
    /// <param name="connection">Leads to it.</param>
    /// <param name="apply">Whether to make what is missing.</param>
    /// <exception cref="RefusedToStartException">It is newer, another application's, or not to be changed.</exception>
    public static async Task Prepare(NpgsqlConnection connection, bool apply)
    {
        var found = await Read(connection);
        if (found < Version && apply)
        {
            await Upgrade(connection);
        }
        else if (found != Version)
        {
            throw new RefusedToStartException(found > Version
                ? $"The database has schema {found} and this program knows {Version}: start the newer program, or set "
                    + $"ConnectionStrings:{PostgresAddress.Name} to another database."
                : $"The database has schema {found} and this program needs {Version}: run there what «schema {found}» "
                    + "as this program's only argument prints, or set Storage:ApplySchema to true.");
        }
    }

    /// <summary>The SQL that leads from a version to this program's, all or nothing.</summary>
    /// <param name="from">The version; 0 for an empty database.</param>
    public static string Script(int from) => new StringBuilder()
        .AppendLine("BEGIN;")
        .AppendLine(Claim)
        .AppendLine(Steps(from))
        .AppendLine("COMMIT;")
        .ToString();

    private static string Steps(int from) => string.Join('\n',
    [
        .. from > 0 ? [] : new[] { VersionTable },
        .. PostgresTables.Steps.Skip(from),
        $"UPDATE voipbin_schema SET version = {Version};",
    ]);

    private static async Task<int> Read(NpgsqlConnection connection) =>
        await connection.Scalar<bool>(IsThere)
            ? await connection.Scalar<int>("SELECT version FROM voipbin_schema")
            : 0;

    // whoever waits for the lock finds the work done
    private static async Task Upgrade(NpgsqlConnection connection)
    {
        try
        {
            await connection.Run($"SET statement_timeout = {PatienceOfSteps * 1000}");
            await using var transaction = await connection.BeginTransactionAsync();
            await Run(connection, Claim);
            var from = await Read(connection);
            if (from < Version)
            {
                await Run(connection, Steps(from));
            }

            await transaction.CommitAsync();
        }
        catch (PostgresException cause) when (cause.SqlState is PostgresErrorCodes.DuplicateTable
            or PostgresErrorCodes.DuplicateFunction or PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RefusedToStartException(
                $"The tables cannot be made: {cause.MessageText}. Give it a database of its own where it may make "
                    + "tables, or have an administrator run what «schema» as this program's only argument prints.",
                cause);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = PatienceOfSteps };
        await command.ExecuteNonQueryAsync();
    }
}
