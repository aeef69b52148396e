using VoipbinGrains.PostgresTests.Server;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Tests;

namespace VoipbinGrains.PostgresTests.Journals;

/// <summary>How the tables are made, and made of older ones.</summary>
[Collection(OnPostgres.Name)]
public sealed class PostgresSchemaTests(PostgresServer postgres)
{
    private const int Starting = 8;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Those_that_start_at_once_wait_for_the_first_and_the_tables_are_made_once(int from)
    {
        var database = await postgres.MakeDatabase();
        await using var connection = await PostgresServer.Connect(database);
        if (from == 1)
        {
            await Postgres.Run(connection, await Schema1());
        }

        Task[] starts;
        await using (var first = await PostgresServer.Connect(database))
        {
            await Postgres.Run(first, "SELECT pg_advisory_lock(1449281394)");
            starts = [.. Enumerable.Range(0, Starting).Select(_ => Prepare(database))];
            while (await Postgres.Ask<long>(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted") < Starting)
            {
                Assert.DoesNotContain(starts, start => start.IsCompleted);
            }
        }

        await Task.WhenAll(starts);

        Assert.Equal(
            PostgresSchema.Version, await Postgres.Ask<int>(connection, "SELECT version FROM voipbin_schema"));
        Assert.Equal(1L, await Postgres.Ask<long>(connection, "SELECT count(*) FROM chore"));
        Assert.Equal(9L, await Postgres.Ask<long>(connection, "SELECT count(*) FROM orleansquery"));
    }

    [Fact]
    public async Task A_new_database_has_the_tables_of_one_that_was_brought_up_to_date()
    {
        var (made, raised) = (await postgres.MakeDatabase(), await postgres.MakeDatabase());
        await using (var connection = await PostgresServer.Connect(raised))
        {
            await Postgres.Run(connection, await Schema1());
        }

        await Task.WhenAll(Prepare(made), Prepare(raised));

        Assert.Equal(await Tables(made), await Tables(raised));
    }

    /// <summary>The tables as the first version of the schema had them.</summary>
    internal static Task<string> Schema1() => File.ReadAllTextAsync(
        Path.Combine(Repository.Root, "tests/VoipbinGrains.PostgresTests/Journals/schema-1.sql"));

    private static async Task Prepare(string database)
    {
        await using var connection = await PostgresServer.Connect(database);
        await PostgresSchema.Prepare(connection, apply: true);
    }

    private static async Task<string> Tables(string database)
    {
        await using var connection = await PostgresServer.Connect(database);
        var columns = await Postgres.Ask<string>(connection, """
            SELECT string_agg(concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default), E'\n'
                ORDER BY table_name, column_name)
            FROM information_schema.columns WHERE table_schema = 'public'
            """);
        var indexes = await Postgres.Ask<string>(connection, """
            SELECT string_agg(indexdef, E'\n' ORDER BY indexdef) FROM pg_indexes WHERE schemaname = 'public'
            """);
        return $"{columns}\n{indexes}";
    }
}
