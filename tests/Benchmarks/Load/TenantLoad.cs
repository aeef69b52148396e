using System.Collections.Concurrent;
using System.Diagnostics;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>One tenant's events at a steady rate, whatever becomes of them and whoever else sends.</summary>
/// <param name="server">The server.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="rate">How many each second.</param>
/// <param name="calls">Of how many calls.</param>
/// <param name="phase">Which part of the time between two events is over when it begins, 0 to 1.</param>
internal sealed class TenantLoad(Uri server, string tenant, int rate, int calls, double phase) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentStack<Poster> idle = new();
    private readonly ConcurrentBag<Poster> opened = [];
    private int resends;

    /// <summary>How often, since this was asked last, an event had to be sent again.</summary>
    public int TakeResends() => Interlocked.Exchange(ref resends, 0);

    /// <summary>Sends for a time.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <returns>How long each waited until it was taken, in milliseconds.</returns>
    public async Task<double[]> Send(TimeSpan duration, CancellationToken stop)
    {
        var count = (int)(rate * duration.TotalSeconds);
        var flights = new List<Task<double>>(count);
        using var timer = new PeriodicTimer(Tick);
        var began = Stopwatch.GetTimestamp();
        while (flights.Count < count && await timer.WaitForNextTickAsync(stop))
        {
            var due = Math.Min(count, (int)(phase + (rate * Stopwatch.GetElapsedTime(began).TotalSeconds)));
            while (flights.Count < due)
            {
                flights.Add(Fly());
            }
        }

        return await Task.WhenAll(flights).WaitAsync(stop);
    }

    public void Dispose()
    {
        foreach (var poster in opened)
        {
            poster.Dispose();
        }
    }

    private async ValueTask<Poster> Take()
    {
        while (idle.TryPop(out var poster))
        {
            if (!poster.IsStale)
            {
                return poster;
            }
        }

        var another = await Poster.Open(server, calls, tenant);
        opened.Add(another);
        return another;
    }

    // from when it is due: opening a connection counts
    private async Task<double> Fly()
    {
        var due = Stopwatch.GetTimestamp();
        var poster = await Take();
        await poster.Post();
        Interlocked.Add(ref resends, poster.TakeResends());
        idle.Push(poster);
        return Stopwatch.GetElapsedTime(due).TotalMilliseconds;
    }
}
