using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Journals;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Benchmarks.Streams;

namespace VoipbinGrains.Benchmarks;

/// <summary>
/// How long the database's log becomes while it is read and written at once: readers keep it from starting over.
/// </summary>
internal static class Wal
{
    private const double Mebibyte = 1024 * 1024;
    private const int Promised = 256;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static Subject Subject { get; } = new(
        "wal",
        "the length of the log beside a replay and a deaf listener (--seconds 60 --rate 1000 --resources 100000)",
        Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        var resources = settings.GetValue("resources", 100_000);
        await using var server = await BenchedServer.Start(path => JournalMaking.Make(path, resources, stop));
        var head = await server.Head();
        using var deaf = await Listener.Open(server.Url, after: 0);
        using var load = new SteadyLoad(server.Url, settings.GetValue("rate", 1000));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var replaying = Replay.Repeat(server.Url, "after=0", over.Token);
        var sampling = Sample(server, over.Token);
        var sent = await load.Send(head, TimeSpan.FromSeconds(settings.GetValue("seconds", 60)), stop);
        await over.CancelAsync();
        var (replay, lengths) = (await replaying, await sampling);
        Tell(sent, replay, lengths, server.Footprint.Memory);
        return lengths.Max() < Promised;
    }

    private static async Task<double[]> Sample(BenchedServer server, CancellationToken over)
    {
        var lengths = new List<double>();
        using var timer = new PeriodicTimer(Interval);
        while (!over.IsCancellationRequested)
        {
            lengths.Add(server.LogLength / Mebibyte);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return [.. lengths];
    }

    private static void Tell(SentLoad sent, Replay replay, double[] lengths, double memory)
    {
        var posts = Spread.Of(sent.Milliseconds);
        var log = Spread.Of(lengths);
        var table = new Table(
            "log MiB at most", "promised below", "median", "replayed frames/s", "MiB/s", "events/s", "POST p50 ms",
            "POST p99 ms", "RSS MiB in the end");
        table.Add(
            $"{log.Most:0.0}", $"{Promised}", $"{log.Median:0.0}", $"{replay.FramesPerSecond:0}",
            $"{replay.MebibytesPerSecond:0.0}", $"{sent.Count / sent.Duration.TotalSeconds:0}", $"{posts.Median:0.0}",
            $"{posts.P99:0.0}", $"{memory:0}");
        table.Print();
    }
}
