using System.Globalization;
using Microsoft.Extensions.Configuration;
using Npgsql;
using VoipbinGrains.Benchmarks.Compared;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.PostgresTests;

namespace VoipbinGrains.Benchmarks;

/// <summary>
/// The product beside what one would write instead of it, and all of it beside a server that keeps nothing: each takes
/// its turn in each round, in a new process with an empty store, and is sent the same calls.
/// </summary>
internal sealed class Peers
{
    private readonly PostgresServer postgres;
    private readonly Contender[] contenders;
    private readonly int[] connections;
    private readonly TimeSpan duration;
    private readonly TimeSpan warmUp;
    private readonly List<ComparedRuns> runs;

    private Peers(PostgresServer postgres, IConfiguration settings)
    {
        this.postgres = postgres;
        var asked = settings["peers"]?.Split(',');
        contenders = [.. Contender.All.Where(one => one == Contender.Raw || asked?.Contains($"{one}") is not false)];
        connections = [.. settings.GetValue("connections", "64,256")!.Split(',')
            .Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
        duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 5.0));
        warmUp = TimeSpan.FromSeconds(settings.GetValue("warm-up", 5.0));
        runs = [.. contenders.SelectMany(one => connections.Select(count => new ComparedRuns(one, count)))];
    }

    public static Subject Subject { get; } = new(
        "peers",
        $"""
        webhooks/s of new calls, beside what one would write instead and beside a server that keeps nothing
            (--rounds 5 --seconds 5 --warm-up 5 --connections 64,256
            --peers {string.Join(',', Contender.All.Skip(1))})
        """,
        Run);

    private static Task<bool> Run(IConfiguration settings, CancellationToken stop) =>
        Durably.Compare(postgres => Run(postgres, settings, stop));

    private static async Task<bool> Run(PostgresServer postgres, IConfiguration settings, CancellationToken stop)
    {
        var peers = new Peers(postgres, settings);
        for (var round = 1; round <= settings.GetValue("rounds", 5); round++)
        {
            await peers.Round(round, stop);
        }

        await peers.CountSyncs(stop);
        peers.Tell();
        return peers.runs.TrueForAll(run => run.Refused == 0);
    }

    private async Task Round(int round, CancellationToken stop)
    {
        foreach (var contender in contenders)
        {
            await using var running = await RunningContender.Start(contender, postgres);
            await Send(running, connections[^1], seed: 0, warmUp, stop);
            foreach (var run in runs.Where(run => run.Contender == contender))
            {
                await Rest();
                await Measure(run, running, round, stop);
            }
        }
    }

    private async Task CountSyncs(CancellationToken stop)
    {
        if (!await SyncTrace.IsThere())
        {
            await Console.Out.WriteLineAsync("strace is not installed: syncs were not counted.\n");
            return;
        }

        foreach (var contender in contenders)
        {
            await SyncsCounted.Count(contender, runs.Where(run => run.Contender == contender), postgres, stop);
        }
    }

    private async Task Measure(ComparedRuns run, RunningContender running, int round, CancellationToken stop)
    {
        _ = running.Footprint.TakeCores();
        var result = await Send(running, run.Connections, (round * 1_000L) + run.Connections, duration, stop);
        run.Cores.Add(running.Footprint.TakeCores());
        run.Rates.Add(result.Rate);
        run.Answers.Add(result.Milliseconds);
        run.Refused += result.Refused;
        var raw = runs.Single(one => one.Contender == Contender.Raw && one.Connections == run.Connections);
        run.Ratios.Add(result.Rate / raw.Rates[^1]);
        Machine.Progress(string.Create(
            CultureInfo.InvariantCulture,
            $"round {round}: {run.Contender} at {run.Connections}: {result.Rate:0}/s, {run.Ratios[^1]:0.000} of raw"));
    }

    private static async Task<LoadResult> Send(
        RunningContender running, int connections, long seed, TimeSpan duration, CancellationToken stop)
    {
        using var load = new LeanLoad(running.Url, connections, new NewCalls(seed));
        return await load.Send(duration, stop);
    }

    // what one left to be written to the disk is not to be the next one's burden
    private async Task Rest()
    {
        await using var connection = await PostgresServer.Connect(postgres.ConnectionString("postgres"));
        await using var command = new NpgsqlCommand("CHECKPOINT", connection);
        await command.ExecuteNonQueryAsync();
    }

    private void Tell()
    {
        var table = new Table(
            "peer", "store", "connections", "events/s", "to raw", "from", "to", "p50 ms", "p99 ms",
            "cores without database",
            "syncs per 1,000 events", "not acknowledged");
        foreach (var run in runs)
        {
            table.Add(
                $"{run.Contender.Name}", $"{run.Contender.Store}", $"{run.Connections}",
                $"{Spread.MedianOf(run.Rates):0}", $"{Spread.MedianOf(run.Ratios):0.000}", $"{run.Ratios.Min():0.000}",
                $"{run.Ratios.Max():0.000}", $"{Spread.MedianOf(run.Answers.Select(one => one.Median)):0.0}",
                $"{Spread.MedianOf(run.Answers.Select(one => one.P99)):0.0}", $"{Spread.MedianOf(run.Cores):0.00}",
                $"{run.Syncs:0.0}", $"{run.Refused}");
        }

        table.Print();
    }
}
