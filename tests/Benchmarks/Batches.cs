using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Compared;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.PostgresTests;

namespace VoipbinGrains.Benchmarks;

/// <summary>Events/s in batches, beside requests/s of a server that keeps nothing: rounds take turns.</summary>
internal static class Batches
{
    private const int ConnectionsToRaw = 256;

    public static Subject Subject { get; } = new(
        "batches",
        """
        events/s in batches, to single webhooks/s of a server that keeps nothing (--rounds 5 --seconds 5 --warm-up 5
            --lines 100 --connections 8)
        """,
        Run);

    private static Task<bool> Run(IConfiguration settings, CancellationToken stop) =>
        Durably.Compare(postgres => Run(postgres, settings, stop));

    private static async Task<bool> Run(PostgresServer postgres, IConfiguration settings, CancellationToken stop)
    {
        var table = new Table("round", "raw requests/s", "store", "events/s in batches", "to raw");
        var ratios = new Dictionary<string, List<(double Rate, double Ratio)>>();
        for (var round = 1; round <= settings.GetValue("rounds", 5); round++)
        {
            var raw = await Raw(postgres, settings, round, stop);
            foreach (var ours in Contender.All.Where(one => one.IsOurs))
            {
                var rate = await Ours(ours, postgres, settings, round, stop);
                ratios.TryAdd(ours.Store, []);
                ratios[ours.Store].Add((rate, rate / raw));
                table.Add($"{round}", $"{raw:0}", $"{ours.Store}", $"{rate:0}", $"{rate / raw:0.000}");
            }
        }

        foreach (var (store, told) in ratios)
        {
            table.Add(
                $"median", $"", $"{store}", $"{Spread.MedianOf(told.Select(one => one.Rate)):0}",
                $"{Spread.MedianOf(told.Select(one => one.Ratio)):0.000}");
        }

        table.Print();
        return true;
    }

    private static async Task<double> Raw(
        PostgresServer postgres, IConfiguration settings, int round, CancellationToken stop)
    {
        Machine.Progress($"round {round}: raw");
        await using var running = await RunningContender.Start(Contender.Raw, postgres);
        using var load = new LeanLoad(running.Url, ConnectionsToRaw, new NewCalls(round));
        await load.Send(WarmUp(settings), stop);
        return (await load.Send(Duration(settings), stop)).Rate;
    }

    private static async Task<double> Ours(
        Contender ours, PostgresServer postgres, IConfiguration settings, int round, CancellationToken stop)
    {
        Machine.Progress($"round {round}: {ours}");
        await using var running = await RunningContender.Start(ours, postgres);
        await Send(seed: 0, WarmUp(settings));
        return await Send(round, Duration(settings));

        Task<double> Send(long seed, TimeSpan duration) => BatchLoad.Send(
            running.Url, settings.GetValue("connections", 8), settings.GetValue("lines", 100), seed, duration, stop);
    }

    private static TimeSpan WarmUp(IConfiguration settings) => TimeSpan.FromSeconds(settings.GetValue("warm-up", 5.0));

    private static TimeSpan Duration(IConfiguration settings) =>
        TimeSpan.FromSeconds(settings.GetValue("seconds", 5.0));
}
