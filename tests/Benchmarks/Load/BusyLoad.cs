using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>Calls told of on so many connections, each sending the next event as soon as it is answered.</summary>
internal static class BusyLoad
{
    /// <summary>Sends for a time.</summary>
    /// <param name="server">The server.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="duration">How long.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <param name="calls">Of how many calls; 0 is another call each time.</param>
    /// <returns>How many events were acknowledged each second.</returns>
    public static async Task<double> Send(
        Uri server, int connections, TimeSpan duration, CancellationToken stop, int calls = 0)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => SendOn(server, calls, began, duration, stop)));
        return sent.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<int> SendOn(
        Uri server, int calls, long began, TimeSpan duration, CancellationToken stop)
    {
        using var poster = await Poster.Open(server, calls);
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
