using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals.Sqlite;

namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>
/// Makes a journal as so many resources would have left it, by the journal itself: some hundreds live at a time, most
/// of them to their end.
/// </summary>
internal sealed class JournalMaking
{
    private const int Windows = 2;
    private const int LivesAtOnce = 1_000;
    private const double ShareWithoutEnd = 0.02;
    private const int EventsOfLife = 5;
    private static readonly TimeSpan Past = TimeSpan.FromDays(10);

    private readonly SqliteJournal journal;
    private readonly int resources;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private int begun;
    private int told;

    private JournalMaking(SqliteJournal journal, int resources)
    {
        this.journal = journal;
        this.resources = resources;
    }

    /// <summary>Makes it and tells how fast that went.</summary>
    /// <param name="path">The file.</param>
    /// <param name="resources">How many resources.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task Make(string path, int resources, CancellationToken stop)
    {
        Machine.Progress($"makes a journal of {resources} resources");
        var began = Stopwatch.GetTimestamp();
        var options = new SqliteJournalOptions { Path = path };
        var journal = new SqliteJournal(options, TimeProvider.System, NullLogger<SqliteJournal>.Instance);
        await using (journal)
        {
            await journal.Open(stop);
            var making = new JournalMaking(journal, resources);
            await Task.WhenAll(
                Enumerable.Range(0, Windows).Select(seed => Task.Run(() => making.Run(seed, stop), stop)));
            var written = Stopwatch.GetElapsedTime(began);
            await journal.Summarize(ResourceKey.DefaultTenant); // waits for the lists
            var listed = Stopwatch.GetElapsedTime(began) - written;
            var length = new FileInfo(path).Length;
            var table = new Table(
                "resources", "events", "events/s written", "lists complete after another s", "MiB", "bytes per event");
            table.Add(
                $"{resources}", $"{making.told}", $"{making.told / written.TotalSeconds:0}",
                $"{listed.TotalSeconds:0.0}", $"{length / 1024.0 / 1024.0:0}", $"{length / making.told}");
            table.Print();
        }
    }

    private async Task Run(int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        var (lives, call) = (new List<Life>(), Guid.NewGuid());
        while (true)
        {
            lives.RemoveAll(life => life.IsOver);
            // a part of them at a time, so that they are at different ages
            for (var i = 0; i < LivesAtOnce / EventsOfLife && Interlocked.Increment(ref begun) <= resources; i++)
            {
                var kind = LifeKind.At(random.Next(200));
                var life = new Life(kind, Guid.NewGuid(), call, random.NextDouble() >= ShareWithoutEnd);
                call = kind == LifeKind.Call ? life.Id : call;
                lives.Add(life);
            }

            if (lives.Count == 0)
            {
                return;
            }

            stop.ThrowIfCancellationRequested();
            await Task.WhenAll(lives.Select(life => life.Tell(journal, Next())));
        }
    }

    private DateTimeOffset Next() =>
        now - (Past * (1 - ((double)Interlocked.Increment(ref told) / ((long)resources * EventsOfLife))));
}
