using System.Collections.Concurrent;
using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>
/// Events at a steady rate, whatever becomes of them: whoever waits for answers sends less when the server is slow,
/// and never sees what slowness costs.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="rate">How many each second.</param>
/// <param name="calls">Of how many calls; 0 is another call each time.</param>
internal sealed class SteadyLoad(Uri server, int rate, int calls = 0) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentStack<Poster> idle = new();
    private int resends;

    /// <summary>How many are sent in a time.</summary>
    public int CountIn(TimeSpan duration) => (int)(rate * duration.TotalSeconds);

    /// <summary>Sends for a time.</summary>
    /// <param name="after">The position that the first is expected after; nobody else writes.</param>
    /// <param name="duration">How long.</param>
    /// <param name="stop">Ends it at once.</param>
    public async Task<SentLoad> Send(long after, TimeSpan duration, CancellationToken stop)
    {
        var sent = new SentLoad(after + 1, CountIn(duration));
        var flights = new List<Task>(sent.Count);
        using var timer = new PeriodicTimer(Tick);
        var began = Stopwatch.GetTimestamp();
        while (flights.Count < sent.Count && await timer.WaitForNextTickAsync(stop))
        {
            var due = Math.Min(sent.Count, CountIn(Stopwatch.GetElapsedTime(began)));
            while (flights.Count < due)
            {
                flights.Add(Fly(sent));
            }
        }

        sent.Duration = Stopwatch.GetElapsedTime(began);
        await Task.WhenAll(flights).WaitAsync(stop);
        sent.Resends = Interlocked.Exchange(ref resends, 0);
        return sent;
    }

    public void Dispose()
    {
        foreach (var poster in idle)
        {
            poster.Dispose();
        }
    }

    private async Task Fly(SentLoad sent)
    {
        var poster = TakeIdle() ?? await Poster.Open(server, calls);
        var started = Stopwatch.GetTimestamp();
        var position = await poster.Post();
        sent.Add(position, started);
        Interlocked.Add(ref resends, poster.TakeResends());
        idle.Push(poster);
    }

    private Poster? TakeIdle()
    {
        while (idle.TryPop(out var poster))
        {
            if (!poster.IsStale)
            {
                return poster;
            }

            poster.Dispose();
        }

        return null;
    }
}
