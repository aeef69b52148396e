using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;

namespace VoipbinGrains.Benchmarks;

/// <summary>
/// What one tenant that sends many times as much costs the others: rounds without and with it take turns, so that both
/// meet the same machine.
/// </summary>
internal sealed class Neighbours : IDisposable
{
    private const int Calls = 1_000;

    private readonly List<TenantLoad> quiet;
    private readonly TenantLoad noisy;
    private readonly TimeSpan duration;
    private readonly BenchedServer server;
    private readonly Table perRound = new(
        "round", "p50 ms", "p99 ms", "max ms", "sent again", "the noisy one's p50 ms", "p99 ms", "sent again",
        "server cores");

    private Neighbours(BenchedServer server, IConfiguration settings)
    {
        var rate = settings.GetValue("rate", 20);
        this.server = server;
        string[] names = [.. NamesOf(settings)];

        // one after the other: who waits for the same pause would be counted for several
        quiet =
        [
            .. names.Select((name, number) =>
                new TenantLoad(server.Url, name, rate, Calls, phase: (double)number / names.Length)),
        ];
        noisy = new TenantLoad(server.Url, "noisy", rate * settings.GetValue("times", 50), Calls, phase: 0);
        duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 15));
    }

    public static Subject Subject { get; } = new(
        "neighbours",
        "how long tenants wait, without and with one that sends 50 times as much (--tenants 5 --rate 20 --times 50)",
        Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        await using var server = await BenchedServer.Start(
            make: null,
            [
                "--Api:NewResourcesPerSecond=100000",
                .. NamesOf(settings).Append("noisy").Select(name => $"--Tenants:{name}:Signature=off"),
            ]);
        using var rounds = new Neighbours(server, settings);
        await rounds.Run(settings.GetValue("rounds", 5), stop);
        return true;
    }

    public void Dispose()
    {
        quiet.ForEach(load => load.Dispose());
        noisy.Dispose();
    }

    private async Task Run(int most, CancellationToken stop)
    {
        // a server that has just started has its code to compile
        Machine.Progress("warm-up");
        await Task.WhenAll(quiet.Append(noisy).Select(load => load.Send(duration, stop)));
        quiet.ForEach(load => load.TakeResends());
        noisy.TakeResends();
        var (alone, beside) = (new List<Spread>(), new List<Spread>());
        for (var round = 1; round <= most; round++)
        {
            alone.Add(await Round($"{round} alone", isNoisy: false, stop));
            beside.Add(await Round($"{round} beside it", isNoisy: true, stop));
        }

        perRound.Print();
        var medians = new Table("medians of the rounds", "p50 ms", "p99 ms");
        var (a, b) = (MedianOf(alone), MedianOf(beside));
        medians.Add($"alone", $"{a.Median:0.0}", $"{a.P99:0.0}");
        medians.Add($"beside the noisy one", $"{b.Median:0.0}", $"{b.P99:0.0}");
        medians.Add($"ratio", $"{b.Median / a.Median:0.00}", $"{b.P99 / a.P99:0.00}");
        medians.Print();
    }

    private async Task<Spread> Round(string name, bool isNoisy, CancellationToken stop)
    {
        Machine.Progress(name);
        server.Footprint.TakeCores();
        var noise = isNoisy ? noisy.Send(duration, stop) : Task.FromResult(Array.Empty<double>());
        var waits = (await Task.WhenAll(quiet.Select(load => load.Send(duration, stop)))).SelectMany(each => each);
        var heard = Spread.Of(waits.ToArray());
        var cores = server.Footprint.TakeCores();
        var loud = await noise is { Length: > 0 } all ? Spread.Of(all) : default;
        perRound.Add(
            $"{name}", $"{heard.Median:0.0}", $"{heard.P99:0.0}", $"{heard.Most:0}",
            $"{quiet.Sum(load => load.TakeResends())}", $"{loud.Median:0.0}", $"{loud.P99:0.0}",
            $"{noisy.TakeResends()}", $"{cores:0.00}");
        return heard;
    }

    private static (double Median, double P99) MedianOf(List<Spread> rounds) =>
        (Spread.MedianOf(rounds.Select(round => round.Median)), Spread.MedianOf(rounds.Select(round => round.P99)));

    private static IEnumerable<string> NamesOf(IConfiguration settings) =>
        Enumerable.Range(1, settings.GetValue("tenants", 5)).Select(number => $"tenant-{number}");
}
