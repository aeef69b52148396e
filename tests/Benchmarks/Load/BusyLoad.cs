using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>New calls on so many connections, each sending the next as soon as it is answered.</summary>
internal static class BusyLoad
{
    /// <summary>Sends for a time.</summary>
    /// <param name="server">The server.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="duration">How long.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <returns>How many events were acknowledged each second.</returns>
    public static async Task<double> Send(Uri server, int connections, TimeSpan duration, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => SendOn(server, began, duration, stop)));
        return sent.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<int> SendOn(Uri server, long began, TimeSpan duration, CancellationToken stop)
    {
        using var poster = await Poster.Open(server);
        var sent = 0;
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            stop.ThrowIfCancellationRequested();
            await poster.Post();
            sent++;
        }

        return sent;
    }
}
