using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Silo.Journals.Sqlite;
using VoipbinGrains.Silo.Streams;

namespace VoipbinGrains.Tests.Journals;

/// <summary>A journal in a file of its own.</summary>
public sealed class SqliteTestStore : ITestedStore, IAsyncLifetime
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("voipbin-store-");
    private readonly TimeProvider time;
    private readonly TimeSpan? retain;
    private SqliteJournal journal;
    private SqliteStreamStore streams;
    private SqliteDeadLetters letters;

    public SqliteTestStore()
        : this(TimeProvider.System)
    {
    }

    internal SqliteTestStore(TimeProvider time, TimeSpan? retain = null)
    {
        this.time = time;
        this.retain = retain;
        (journal, streams, letters) = Make();
    }

    public IJournal Journal => journal;

    public IFeed Feed => journal;

    public IDirectory Directory => journal;

    IStreamStore ITestedStore.Streams => streams;

    IDeadLetters ITestedStore.Letters => letters;
    public ITenantBook Book => journal;

    public string Path => System.IO.Path.Combine(folder.FullName, "voipbin.db");

    internal SqliteJournal Sqlite => journal;

    public Task PurgeBefore(DateTimeOffset moment) => journal.PurgeBefore(moment);

    public Task InitializeAsync() => journal.Open();

    public Task Close() => journal.DisposeAsync().AsTask();

    public async Task Restart()
    {
        await Close();
        (journal, streams, letters) = Make();
        await journal.Open();
    }

    /// <summary>Another connection to the file.</summary>
    internal SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Changes the file behind the journal's back.</summary>
    internal void Change(string sql)
    {
        using var connection = Connect();
        connection.Run(sql);
    }

    public async Task DisposeAsync()
    {
        await Close();
        folder.Delete(recursive: true);
    }

    private (SqliteJournal Journal, SqliteStreamStore Streams, SqliteDeadLetters Letters) Make()
    {
        var options = new SqliteJournalOptions
        {
            Path = Path,
            Retain = retain,
            Quarantine = new() { MaxBytes = ITestedStore.RoomOfQuarantine },
        };
        var made = new SqliteJournal(options, time, NullLogger<SqliteJournal>.Instance);
        var kept = new SqliteStreamStore(made, time);
        return (made, kept, new SqliteDeadLetters(made, kept, time));
    }
}
