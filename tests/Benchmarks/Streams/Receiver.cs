using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>
/// One thread that reads from many streams as soon as something is there. Cheaper than as many tasks, so that more of
/// the machine is the server's.
/// </summary>
internal sealed class Receiver : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    private readonly BlockingCollection<StreamWire> added = [];
    private readonly Dictionary<Socket, StreamWire> streams = [];
    private readonly byte[] room = new byte[256 * 1024];
    private readonly Thread thread;
    private volatile bool isStopped;
    private volatile Exception? failure;

    public Receiver()
    {
        thread = new Thread(Run) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Reads from a stream from now on, until it ends or this is disposed of.</summary>
    public void Add(StreamWire stream) => added.Add(stream);

    /// <summary>Returns when listeners have reached a position, or time is over: then somebody missed it.</summary>
    public Task Reach(
        IReadOnlyCollection<Listener> listeners, long position, TimeSpan patience, CancellationToken stop) =>
        Until(() => listeners.All(listener => listener.Reached >= position), patience, stop);

    /// <summary>Returns when listeners have heard so many changes each, or time is over.</summary>
    public Task Hear(
        IReadOnlyCollection<Listener> listeners, int changes, TimeSpan patience, CancellationToken stop) =>
        Until(() => listeners.All(listener => listener.Heard >= changes), patience, stop);

    /// <summary>Throws what the thread met.</summary>
    public void ThrowIfFailed()
    {
        if (failure is { } cause)
        {
            throw new InvalidOperationException("A stream could not be read.", cause);
        }
    }

    public void Dispose()
    {
        isStopped = true;
        thread.Join();
        added.Dispose();
    }

    private async Task Until(Func<bool> isDone, TimeSpan patience, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isDone() && Stopwatch.GetElapsedTime(began) < patience)
        {
            ThrowIfFailed();
            await Task.Delay(Patience, stop);
        }
    }

    private void Run()
    {
        try
        {
            var ready = new List<Socket>();
            while (!isStopped)
            {
                TakeAdded();
                ready.Clear();
                ready.AddRange(streams.Keys);
                Read(ready);
            }
        }
        catch (Exception cause)
        {
            failure = cause;
        }
    }

    private void Read(List<Socket> ready)
    {
        if (ready.Count > 0)
        {
            Socket.Select(ready, null, null, (int)Patience.TotalMicroseconds);
        }

        foreach (var socket in ready)
        {
            var stream = streams[socket];
            stream.Receive(room);
            if (stream.IsEnd)
            {
                streams.Remove(socket);
            }
        }
    }

    private void TakeAdded()
    {
        while (added.TryTake(out var stream, streams.Count == 0 ? Patience : TimeSpan.Zero))
        {
            streams.Add(stream.Socket, stream);
        }
    }
}
