using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Compared;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Journals;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Tests;

namespace VoipbinGrains.Benchmarks;

/// <summary>What the journal commits, beside a loop that inserts the same rows: they take turns.</summary>
internal static class Commits
{
    public static Subject Subject { get; } = new(
        "commits",
        """
        events/s that the journal commits, to those of a loop that inserts the same rows and asks nothing (--rounds 5
            --seconds 5)
        """,
        Run);

    private static Task<bool> Run(IConfiguration settings, CancellationToken stop) =>
        Durably.Compare(postgres => Run(postgres, settings, stop));

    private static async Task<bool> Run(PostgresServer postgres, IConfiguration settings, CancellationToken stop)
    {
        var duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 5.0));
        var table = new Table("store", "events/s of the journal", "of the loop", "ratio");
        foreach (var store in (string[])[Contender.Sqlite, Contender.Postgres])
        {
            await Compare(store, postgres, settings.GetValue("rounds", 5), duration, table, stop);
        }

        table.Print();
        return true;
    }

    // the first round is for the compiler
    private static async Task Compare(
        string store, PostgresServer postgres, int rounds, TimeSpan duration, Table table, CancellationToken stop)
    {
        var (ours, loop, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            Machine.Progress($"{store}, round {round}");
            stop.ThrowIfCancellationRequested();
            var journal = await Measure(path => Journal(store, path, postgres), duration);
            var least = await Measure(path => Loop(store, path, postgres), duration);
            if (round > 0)
            {
                ours.Add(journal);
                loop.Add(least);
                ratios.Add(journal / least);
            }
        }

        table.Add(
            $"{store}", $"{Spread.MedianOf(ours):0}", $"{Spread.MedianOf(loop):0}",
            $"{Spread.MedianOf(ratios):0.00} ({ratios.Min():0.00} to {ratios.Max():0.00})");
    }

    private static async Task<double> Measure(Func<string, Task<ICommitted>> open, TimeSpan duration)
    {
        using var folder = new TemporaryFolder();
        await using var committed = await open(folder.File("voipbin.db"));
        return await committed.Run(duration);
    }

    private static async Task<ICommitted> Journal(string store, string path, PostgresServer postgres) =>
        store == Contender.Postgres
            ? await GroupedCommits.ToPostgres(await postgres.MakeDatabase())
            : GroupedCommits.ToSqlite(path);

    private static async Task<ICommitted> Loop(string store, string path, PostgresServer postgres) =>
        store == Contender.Postgres
            ? await PostgresInsertLoop.Open(await postgres.MakeDatabase())
            : new SqliteInsertLoop(path);
}
