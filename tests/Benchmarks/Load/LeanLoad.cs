using System.Diagnostics;
using VoipbinGrains.Benchmarks.Figures;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>
/// Requests on so many connections, each sending the next as soon as it is answered: one thread that waits for all of
/// them at once, so that most of the machine is the server's.
/// </summary>
internal sealed class LeanLoad : IDisposable
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(10);

    private readonly List<LeanConnection> connections = [];
    private readonly SocketPoll poll;
    private readonly ILoadedRequests requests;

    /// <summary>Connects.</summary>
    /// <param name="server">The server.</param>
    /// <param name="count">How many connections.</param>
    /// <param name="requests">What is sent.</param>
    public LeanLoad(Uri server, int count, ILoadedRequests requests)
    {
        this.requests = requests;
        while (connections.Count < count)
        {
            connections.Add(new LeanConnection(server));
        }

        poll = new SocketPoll([.. connections.Select(connection => connection.Socket)]);
    }

    /// <summary>Sends for a time, on a thread of its own, and waits for the answers that are left.</summary>
    public Task<LoadResult> Send(TimeSpan duration, CancellationToken stop) => Task.Factory.StartNew(
        () => SendHere(duration, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose() => connections.ForEach(connection => connection.Dispose());

    private LoadResult SendHere(TimeSpan duration, CancellationToken stop)
    {
        var result = new Tally();
        connections.ForEach(connection => connection.Send(requests.Next()));
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            stop.ThrowIfCancellationRequested();
            Take(result, again: true);
        }

        var (elapsed, inTime) = (Stopwatch.GetElapsedTime(began), result.Taken);
        while (connections.Exists(connection => connection.IsWaiting))
        {
            Take(result, again: false);
            if (Stopwatch.GetElapsedTime(began) > duration + LongestDrain)
            {
                throw new TimeoutException($"Not answered within {LongestDrain.TotalSeconds} s.");
            }
        }

        return new LoadResult(
            inTime / elapsed.TotalSeconds, result.Taken, result.Refused, Spread.Of([.. result.Milliseconds]));
    }

    private void Take(Tally result, bool again)
    {
        foreach (var place in poll.Ready())
        {
            var connection = connections[place];
            if (!connection.Receive())
            {
                continue;
            }

            result.Add(connection.IsTaken, connection.SentAt);
            if (again)
            {
                connection.Send(requests.Next());
            }
        }
    }

    private sealed class Tally
    {
        public int Taken { get; private set; }

        public int Refused { get; private set; }

        public List<double> Milliseconds { get; } = new(1 << 20);

        public void Add(bool isTaken, long sentAt)
        {
            Taken += isTaken ? 1 : 0;
            Refused += isTaken ? 0 : 1;
            Milliseconds.Add(Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds);
        }
    }
}

/// <summary>What came of sending.</summary>
/// <param name="Rate">How many events were acknowledged each second.</param>
/// <param name="Taken">How many were acknowledged, also after the time was over.</param>
/// <param name="Refused">How many were not.</param>
/// <param name="Milliseconds">How long answers took.</param>
internal sealed record LoadResult(double Rate, int Taken, int Refused, Spread Milliseconds);
