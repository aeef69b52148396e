using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Compared;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.PostgresTests;

namespace VoipbinGrains.Benchmarks;

/// <summary>Events/s when all are of one call, beside those when each begins another: rounds take turns.</summary>
internal static class Hot
{
    public static Subject Subject { get; } = new(
        "hot",
        """
        events/s of one call, to those when each begins another (--rounds 5 --seconds 5 --warm-up 5
            --connections 256)
        """,
        Run);

    private static Task<bool> Run(IConfiguration settings, CancellationToken stop) =>
        Durably.Compare(postgres => Run(postgres, settings, stop));

    private static async Task<bool> Run(PostgresServer postgres, IConfiguration settings, CancellationToken stop)
    {
        var table = new Table("store", "round", "each another's/s", "of one call/s", "ratio", "p50 ms", "p99 ms");
        foreach (var ours in Contender.All.Where(one => one.IsOurs))
        {
            var ratios = new List<(double Each, double One, double Ratio)>();
            for (var round = 1; round <= settings.GetValue("rounds", 5); round++)
            {
                Machine.Progress($"round {round}: {ours}");
                var each = await Send(ours, new NewCalls(round));
                var one = await Send(ours, new OneCall());
                var ratio = one.Rate / each.Rate;
                ratios.Add((each.Rate, one.Rate, ratio));
                table.Add(
                    $"{ours.Store}", $"{round}", $"{each.Rate:0}", $"{one.Rate:0}", $"{ratio:0.00}",
                    $"{one.Milliseconds.Median:0.0}", $"{one.Milliseconds.P99:0.0}");
            }

            table.Add(
                $"{ours.Store}", $"median", $"{Spread.MedianOf(ratios.Select(one => one.Each)):0}",
                $"{Spread.MedianOf(ratios.Select(one => one.One)):0}",
                $"{Spread.MedianOf(ratios.Select(one => one.Ratio)):0.00}", $"", $"");
        }

        table.Print();
        return true;

        async Task<LoadResult> Send(Contender ours, ILoadedRequests requests)
        {
            await using var running = await RunningContender.Start(ours, postgres);
            using var load = new LeanLoad(running.Url, settings.GetValue("connections", 256), requests);
            await load.Send(TimeSpan.FromSeconds(settings.GetValue("warm-up", 5.0)), stop);
            return await load.Send(TimeSpan.FromSeconds(settings.GetValue("seconds", 5.0)), stop);
        }
    }
}
