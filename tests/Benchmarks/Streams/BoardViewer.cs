using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>Somebody who looks at a wallboard, and at how old it is.</summary>
internal sealed class BoardViewer : IDisposable
{
    private const int Room = 4 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    private readonly List<double> ages = [];
    private readonly CancellationTokenSource closing = new();
    private readonly TimeProvider time = TimeProvider.System;
    private StreamWire wire = null!;
    private Task reading = Task.CompletedTask;
    private DateTimeOffset? before;

    /// <summary>How many boards and changes of one were seen.</summary>
    public int Frames { get; private set; }

    /// <summary>How many bytes they were.</summary>
    public long Bytes => wire.Bytes;

    public static async Task<BoardViewer> Open(Uri server)
    {
        var viewer = new BoardViewer();
        viewer.wire = await StreamWire.OpenPath(server, "/v1/board", viewer.See);
        viewer.reading = Task.Factory.StartNew(
            viewer.Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return viewer;
    }

    /// <summary>Stops looking.</summary>
    /// <returns>How old the board had become each time, in milliseconds, when something newer came.</returns>
    public async Task<double[]> Close()
    {
        await closing.CancelAsync();
        await reading;
        return [.. ages];
    }

    public void Dispose()
    {
        wire.Dispose();
        closing.Dispose();
    }

    private void Read()
    {
        var room = new byte[Room];
        while (!closing.IsCancellationRequested && !wire.IsEnd)
        {
            if (wire.Socket.Poll(Patience, SelectMode.SelectRead))
            {
                wire.Receive(room);
            }
        }
    }

    private void See(Frame frame)
    {
        if (!frame.Is("change"u8) && !frame.Is("snapshot"u8))
        {
            return;
        }

        Frames++;
        if (before is { } last)
        {
            ages.Add((time.GetUtcNow() - last).TotalMilliseconds);
        }

        before = DateTimeOffset.Parse(
            Encoding.UTF8.GetString(frame.TextOf("\"as_of\":"u8)), CultureInfo.InvariantCulture);
    }
}
