using System.Globalization;
using VoipbinGrains.Silo.Journals.Postgres;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>
/// <c>schema</c>: prints the SQL that makes PostgreSQL's tables, or <c>schema 2</c> what leads on from version 2, for
/// whoever sets <c>Storage:ApplySchema</c> to false.
/// </summary>
internal static class SchemaCommand
{
    public const string Name = "schema";

    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        if (!TryReadVersion(args, out var from))
        {
            Console.Error.WriteLine(
                $"Only the database's version may follow {Name}, from 0, which is empty, to {PostgresSchema.Version}.");
            return 1;
        }

        Console.Out.Write(PostgresSchema.Script(from));
        return 0;
    }

    private static bool TryReadVersion(string[] args, out int version)
    {
        version = 0;
        return args.Length == 1
            || (args.Length == 2 && int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out version)
                && version <= PostgresSchema.Version);
    }
}
