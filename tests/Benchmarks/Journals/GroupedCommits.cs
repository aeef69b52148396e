using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Api.Hosting;
using VoipbinGrains.Silo.Journals;
using VoipbinGrains.Silo.Journals.Postgres;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>The journal's own way to commit, without grains before it and lists behind it.</summary>
/// <param name="store">What is committed to.</param>
/// <param name="close">Lets go of the store.</param>
internal sealed class GroupedCommits(IBatchStore store, Func<ValueTask> close) : ICommitted
{
    private const long RoomOfQuarantine = 1024 * 1024;

    private readonly GroupCommit commits = new(store, TimeProvider.System, NullLogger.Instance);

    public static GroupedCommits ToSqlite(string path)
    {
        var file = new SqliteFile(path);
        var store = new SqliteStore(file, new CommitPulse(TimeProvider.System), RoomOfQuarantine);
        return new GroupedCommits(store, () =>
        {
            store.Dispose();
            file.Dispose();
            return default;
        });
    }

    public static async Task<GroupedCommits> ToPostgres(string connectionString)
    {
        var address = PostgresAddress.Of(connectionString);
        var database = new PostgresDatabase(address);
        await using (var connection = await database.OpenAlone())
        {
            await PostgresSchema.Prepare(connection, apply: true);
        }

        var pulse = new CommitPulse(TimeProvider.System);
        var store = new PostgresStore(database, new PostgresJournalOptions { Address = address }, pulse);
        await store.Open();
        return new GroupedCommits(store, async () =>
        {
            await store.DisposeAsync();
            await database.DisposeAsync();
        });
    }

    /// <inheritdoc/>
    public async Task<double> Run(TimeSpan duration)
    {
        // while some are written, as many wait
        var began = Stopwatch.GetTimestamp();
        var told = await Task.WhenAll(
            Enumerable.Range(0, 2 * WriteQueue.MostWrites).Select(_ => Tell(began, duration)));
        return told.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await commits.DisposeAsync();
        await close();
    }

    private async Task<long> Tell(long began, TimeSpan duration)
    {
        var (life, told) = (new ToldLife(), 0L);
        for (; Stopwatch.GetElapsedTime(began) < duration; told++)
        {
            life.Pass((await commits.Write(new PendingEvent(life.Next))).Number);
        }

        return told;
    }
}
