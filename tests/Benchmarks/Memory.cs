using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Http;
using VoipbinGrains.Benchmarks.Load;

namespace VoipbinGrains.Benchmarks;

/// <summary>What a call costs that lives and of which nothing is heard: in memory, and on the disk.</summary>
internal static class Memory
{
    private const int Lines = 1_000;
    private const int WarmUps = 10;
    private const double Mebibyte = 1024 * 1024;

    public static Subject Subject { get; } = new(
        "memory", "bytes in memory and on the disk for each idle live call (--calls 100000)", Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        var batches = Math.Max(1, settings.GetValue("calls", 100_000) / Lines);
        await using var server = await BenchedServer.Start();
        using var wire = await HttpWire.Open(server.Url);
        var batch = new CreatedBatch(Lines, new Ids(seed: 1));
        await Send(wire, batch, WarmUps, stop);
        var before = await Look(server);
        await Send(wire, batch, batches, stop);
        var after = await Look(server);

        double calls = batches * Lines;
        var table = new Table("live calls", "heap MiB", "RSS MiB", "file MiB");
        table.Add(
            $"{WarmUps * Lines}", $"{before.Heap / Mebibyte:0.0}", $"{before.Rss:0.0}",
            $"{before.File / Mebibyte:0.0}");
        table.Add(
            $"{(WarmUps + batches) * Lines}", $"{after.Heap / Mebibyte:0.0}", $"{after.Rss:0.0}",
            $"{after.File / Mebibyte:0.0}");
        table.Add(
            $"bytes for each more", $"{(after.Heap - before.Heap) / calls:0}",
            $"{(after.Rss - before.Rss) * Mebibyte / calls:0}", $"{(after.File - before.File) / calls:0}");
        table.Print();
        Console.Out.WriteLine("After a full collection each time; the file with its log, one event for each call.\n");
        return true;
    }

    private static async Task Send(HttpWire wire, CreatedBatch batch, int times, CancellationToken stop)
    {
        for (var i = 0; i < times; i++)
        {
            stop.ThrowIfCancellationRequested();
            batch.CheckAnswer((await wire.Ask(batch.Next())).Expected.Span);
        }
    }

    // a summary waits until the lists have followed: nothing more is to come
    private static async Task<(long Heap, double Rss, long File)> Look(BenchedServer server)
    {
        await server.Head();
        var heap = await Heap.Collect(server.Id);
        return (heap, server.Footprint.Memory, server.FileLength + server.LogLength);
    }
}
