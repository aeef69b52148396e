using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Silo.Streams;
using VoipbinGrains.Tests.Journals;

namespace VoipbinGrains.PostgresTests.Journals;

/// <summary>A journal in a database of its own.</summary>
public sealed class PostgresTestStore(PostgresServer server) : ITestedStore, IAsyncLifetime
{
    // large rows are counted, and the first of them fails; counting is not taken back with the batch
    private const string Fault = """
        CREATE SEQUENCE large_rows START 1000;
        CREATE FUNCTION fail_first_large_row() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF octet_length(NEW.data) > 100000 AND nextval('large_rows') = 1 THEN
                RAISE EXCEPTION 'no room left';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER fault BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION fail_first_large_row();
        CREATE TRIGGER fault BEFORE INSERT ON unmodelled FOR EACH ROW EXECUTE FUNCTION fail_first_large_row();
        """;

    private PostgresJournal journal = null!;

    public IJournal Journal => journal;

    public IFeed Feed => journal;

    public IDirectory Directory => journal;

    IStreamStore ITestedStore.Streams => new PostgresStreamStore(journal);

    IDeadLetters ITestedStore.Letters => new PostgresDeadLetters(journal, TimeProvider.System);
    public ITenantBook Book => journal;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        ConnectionString = await server.MakeDatabase();
        journal = await Open();
        await Change(Fault);
    }

    public Task DisposeAsync() => journal.DisposeAsync().AsTask();

    public Task PurgeBefore(DateTimeOffset moment) => journal.PurgeBefore(moment);

    public async Task Restart()
    {
        await journal.DisposeAsync();
        journal = await Open();
    }

    /// <summary>Makes the next write fail if it is large, and only that one.</summary>
    public Task BreakNextWrite() => Change("SELECT setval('large_rows', 1, false)");

    /// <summary>Changes the database behind the journal's back.</summary>
    public async Task Change(string sql)
    {
        await using var connection = await PostgresServer.Connect(ConnectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks the database behind the journal's back.</summary>
    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = await PostgresServer.Connect(ConnectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Another journal on the database, as another silo has it.</summary>
    /// <param name="by">The way to it, if not the usual.</param>
    internal async Task<PostgresJournal> Open(string? by = null)
    {
        var options = new PostgresJournalOptions
        {
            Address = PostgresAddress.Of(by ?? ConnectionString),
            Quarantine = new() { MaxBytes = ITestedStore.RoomOfQuarantine },
        };
        var opened = new PostgresJournal(options, TimeProvider.System, NullLogger<PostgresJournal>.Instance);
        await opened.Open(CancellationToken.None);
        return opened;
    }
}
