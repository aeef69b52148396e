using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Streams;

namespace VoipbinGrains.Benchmarks.Scaled;

/// <summary>How fast one client hears all that is kept.</summary>
internal static class StreamBench
{
    private const int Promised = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly string[] Queries =
    [
        "after=0", "after=0&resource=queuecall", "snapshot=true", "snapshot=true&resource=call&status=progressing",
    ];

    /// <summary>Reads each stream to where it is live, or for a minute.</summary>
    public static async Task Run(BenchedServer server, CancellationToken stop)
    {
        var table = new Table(
            "stream", "frames", "in s", "whole", "frames/s", "MiB/s", "server cores", "RSS MiB after");
        foreach (var query in Queries)
        {
            Machine.Progress(query);
            using var until = CancellationTokenSource.CreateLinkedTokenSource(stop);
            until.CancelAfter(Longest);
            _ = server.Footprint.TakeCores();
            var read = await Replay.Read(server.Url, query, until.Token);
            stop.ThrowIfCancellationRequested();
            table.Add(
                $"{query}", $"{read.Frames}", $"{read.Elapsed.TotalSeconds:0.0}", $"{(read.IsWhole ? "yes" : "no")}",
                $"{read.FramesPerSecond:0}", $"{read.MebibytesPerSecond:0.0}", $"{server.Footprint.TakeCores():0.00}",
                $"{server.Footprint.Memory:0}");
        }

        table.Print();
        Console.Out.WriteLine($"Promised: at least {Promised} frames/s of a replay.\n");
    }
}
