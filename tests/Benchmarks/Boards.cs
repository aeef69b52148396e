using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Http;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Benchmarks.Streams;

namespace VoipbinGrains.Benchmarks;

/// <summary>
/// What looking at the wallboard of a large centre costs, and how old it is: rounds without and with viewers take
/// turns, so that both meet the same machine.
/// </summary>
internal sealed class Boards(BenchedServer server, IConfiguration settings)
{
    private const int Connections = 64;
    private const int KnownCalls = 1_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 10));
    private readonly int rate = settings.GetValue("rate", 1000);
    private readonly int viewers = settings.GetValue("viewers", 1);
    private readonly CentreEvents centre = new(
        settings.GetValue("agents", 500), settings.GetValue("queues", 50), settings.GetValue("calls", 100_000));

    public static Subject Subject { get; } = new(
        "board",
        """
        what the wallboard of a large centre costs, and how old it is (--calls 100000 --agents 500 --queues 50
            --stays 20000 --rate 1000 --viewers 1 --rounds 5 --seconds 10)
        """,
        Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        await using var server = await BenchedServer.Start();
        await new Boards(server, settings).Run(settings.GetValue("rounds", 5), stop);
        return true;
    }

    private async Task Run(int rounds, CancellationToken stop)
    {
        Machine.Progress("tells what was before");
        using var batches = new LineBatches(await HttpWire.Open(server.Url));
        await batches.Send(centre.Past(settings.GetValue("stays", 20_000)), stop);
        await SendBusily(stop);
        await TellBusy(rounds, stop);
        await TellSteady(batches, rounds, stop);
    }

    private async Task TellBusy(int rounds, CancellationToken stop)
    {
        var table = new Table("round", "events/s without", "with viewers", "ratio", "oldest board ms", "boards/s");
        var (without, with) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            Machine.Progress($"as many events as it takes, round {round}");
            if (round % 2 == 1)
            {
                without.Add(await SendBusily(stop));
            }

            var seen = await Look(async () => with.Add(await SendBusily(stop)));

            // histories grow, so that whoever is measured second meets more of them: the order takes turns too
            if (round % 2 == 0)
            {
                without.Add(await SendBusily(stop));
            }

            table.Add(
                $"{round}", $"{without[^1]:0}", $"{with[^1]:0}", $"{with[^1] / without[^1]:0.00}",
                $"{seen.Ages.Most:0}", $"{seen.Frames / duration.TotalSeconds / viewers:0.0}");
        }

        var (a, b) = (Spread.MedianOf(without), Spread.MedianOf(with));
        table.Add($"median", $"{a:0}", $"{b:0}", $"{b / a:0.00}", $"", $"");
        table.Print();
    }

    private async Task TellSteady(LineBatches batches, int rounds, CancellationToken stop)
    {
        var table = new Table(
            "round", "server cores without", "with viewers", "board p50 ms old", "p99 ms", "oldest ms", "KiB/s each",
            "RSS MiB");
        for (var round = 1; round <= rounds; round++)
        {
            Machine.Progress($"{rate} events/s, round {round}");
            server.Footprint.TakeCores();
            await SendSteadily(batches, stop);
            var without = server.Footprint.TakeCores();
            var seen = await Look(() => SendSteadily(batches, stop));
            table.Add(
                $"{round}", $"{without:0.00}", $"{server.Footprint.TakeCores():0.00}", $"{seen.Ages.Median:0}",
                $"{seen.Ages.P99:0}", $"{seen.Ages.Most:0}",
                $"{seen.Bytes / 1024 / duration.TotalSeconds / viewers:0}", $"{server.Footprint.Memory:0}");
        }

        table.Print();
    }

    private async Task<(Spread Ages, int Frames, long Bytes)> Look(Func<Task> meanwhile)
    {
        var looking = await Task.WhenAll(Enumerable.Range(0, viewers).Select(_ => BoardViewer.Open(server.Url)));
        try
        {
            await meanwhile();
            var ages = await Task.WhenAll(looking.Select(viewer => viewer.Close()));
            return (
                Spread.Of(ages.SelectMany(each => each).ToArray()),
                looking.Sum(viewer => viewer.Frames),
                looking.Sum(viewer => viewer.Bytes));
        }
        finally
        {
            Array.ForEach(looking, viewer => viewer.Dispose());
        }
    }

    private Task<double> SendBusily(CancellationToken stop) =>
        BusyLoad.Send(server.Url, Connections, duration, stop, KnownCalls);

    private async Task SendSteadily(LineBatches batches, CancellationToken stop)
    {
        var (began, sent) = (Stopwatch.GetTimestamp(), 0);
        using var timer = new PeriodicTimer(Tick);
        while (Stopwatch.GetElapsedTime(began) is var elapsed && elapsed < duration)
        {
            var due = (int)(rate * elapsed.TotalSeconds) - sent;
            var now = TimeProvider.System.GetUtcNow();
            await batches.Send(Enumerable.Range(0, due).Select(_ => centre.Next(now)), stop);
            sent += due;
            await timer.WaitForNextTickAsync(stop);
        }
    }
}
