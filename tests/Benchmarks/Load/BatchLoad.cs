using System.Diagnostics;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>New calls in batches, on so many connections, each sending the next batch when one is answered.</summary>
internal static class BatchLoad
{
    /// <summary>Sends for a time.</summary>
    /// <param name="server">The server.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="lines">How many events a batch holds.</param>
    /// <param name="seed">Which calls.</param>
    /// <param name="duration">How long.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>How many events were acknowledged each second.</returns>
    public static async Task<double> Send(
        Uri server, int connections, int lines, long seed, TimeSpan duration, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => SendOn(
            server, new CreatedBatch(lines, new Ids((seed * connections) + number)), began, duration, stop)));
        return (double)sent.Sum() * lines / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<int> SendOn(
        Uri server, CreatedBatch batch, long began, TimeSpan duration, CancellationToken stop)
    {
        using var wire = await HttpWire.Open(server);
        var sent = 0;
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            stop.ThrowIfCancellationRequested();
            batch.CheckAnswer((await wire.Ask(batch.Next())).Expected.Span);
            sent++;
        }

        return sent;
    }
}
