using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Benchmarks.Streams;

namespace VoipbinGrains.Benchmarks.Scaled;

/// <summary>What a replay costs those who send: rounds without and with one take turns.</summary>
internal sealed class IngestBench(BenchedServer server, int rounds, TimeSpan duration)
{
    private const int Connections = 64;
    private const double Promised = 0.8;

    /// <summary>Sends new calls, alone and beside a replay.</summary>
    public async Task Run(CancellationToken stop)
    {
        var table = new Table("round", "events/s alone", "events/s beside a replay", "ratio", "replayed frames/s");
        var (alone, beside) = (new List<double>(), new List<double>());
        await BusyLoad.Send(server.Url, Connections, duration, stop);
        for (var round = 1; round <= rounds; round++)
        {
            Machine.Progress($"ingest, round {round}");
            alone.Add(await BusyLoad.Send(server.Url, Connections, duration, stop));
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var replaying = Replay.Repeat(server.Url, "after=0", over.Token);
            beside.Add(await BusyLoad.Send(server.Url, Connections, duration, stop));
            await over.CancelAsync();
            var replay = await replaying;
            table.Add(
                $"{round}", $"{alone[^1]:0}", $"{beside[^1]:0}", $"{beside[^1] / alone[^1]:0.00}",
                $"{replay.FramesPerSecond:0}");
        }

        var (without, with) = (Spread.MedianOf(alone), Spread.MedianOf(beside));
        table.Add($"median", $"{without:0}", $"{with:0}", $"{with / without:0.00}", $"");
        table.Print();
        Console.Out.WriteLine(
            $"Single webhooks on {Connections} connections. Promised: a ratio of at least {Promised}.\n");
    }
}
