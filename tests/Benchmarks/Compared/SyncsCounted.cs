using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Tests;

namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>How often the disk is synced for a thousand acknowledged events, in a short run of its own.</summary>
internal static class SyncsCounted
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    /// <summary>Counts with each number of connections.</summary>
    public static async Task Count(
        Contender contender, IEnumerable<ComparedRuns> runs, PostgresServer postgres, CancellationToken stop)
    {
        Machine.Progress($"syncs of {contender}");
        using var folder = new TemporaryFolder();
        var trace = new SyncTrace(folder.File("trace"));
        var isOwn = contender.Store != Contender.Postgres;
        await using var running = await RunningContender.Start(contender, postgres, isOwn ? trace.Prefix : []);
        using var tracer = isOwn ? null : await trace.Attach(postgres);
        var counts = new List<(ComparedRuns Run, DateTimeOffset From, DateTimeOffset To, int Taken)>();
        foreach (var run in runs)
        {
            using var load = new LeanLoad(running.Url, run.Connections, new NewCalls(seed: run.Connections));
            var from = TimeProvider.System.GetUtcNow();
            var result = await load.Send(Duration, stop);
            counts.Add((run, from, TimeProvider.System.GetUtcNow(), result.Taken));
        }

        // the tracer has written everything when it is gone
        await (tracer is null ? running.Terminate() : SyncTrace.Detach(tracer));
        counts.ForEach(one => one.Run.Syncs = 1000.0 * trace.Count(one.From, one.To) / one.Taken);
    }
}
