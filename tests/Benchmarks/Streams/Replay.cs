using System.Diagnostics;
using System.Net.Sockets;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>What came while a stream was read as fast as it came.</summary>
/// <param name="Frames">How many frames.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Elapsed">In which time.</param>
/// <param name="IsWhole">Whether it had caught up in the end.</param>
internal sealed record Replay(long Frames, long Bytes, TimeSpan Elapsed, bool IsWhole)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    public double FramesPerSecond => Frames / Elapsed.TotalSeconds;

    public double MebibytesPerSecond => Bytes / Elapsed.TotalSeconds / 1024 / 1024;

    /// <summary>Reads a stream until it has caught up, on a thread of its own.</summary>
    /// <param name="server">The server.</param>
    /// <param name="query">What to read.</param>
    /// <param name="until">Ends it before that.</param>
    public static Task<Replay> Read(Uri server, string query, CancellationToken until) => Task.Factory.StartNew(
        () => ReadHere(server, query, until),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default).Unwrap();

    /// <summary>Reads a stream from its beginning again and again, until told to end.</summary>
    /// <returns>All of it together.</returns>
    public static async Task<Replay> Repeat(Uri server, string query, CancellationToken until)
    {
        var sum = new Replay(0, 0, default, false);
        while (!until.IsCancellationRequested)
        {
            var next = await Read(server, query, until);
            sum = new Replay(
                sum.Frames + next.Frames, sum.Bytes + next.Bytes, sum.Elapsed + next.Elapsed,
                sum.IsWhole || next.IsWhole);
        }

        return sum;
    }

    private static async Task<Replay> ReadHere(Uri server, string query, CancellationToken until)
    {
        var (frames, isLive) = (0L, false);
        var began = Stopwatch.GetTimestamp();
        using var wire = await StreamWire.Open(server, query, frame =>
        {
            isLive |= frame.Is("live"u8);
            frames += frame.IsChange || frame.Is("snapshot"u8) ? 1 : 0;
        });
        var room = new byte[256 * 1024];
        while (!isLive && !wire.IsEnd && !until.IsCancellationRequested)
        {
            if (wire.Socket.Poll(Patience, SelectMode.SelectRead))
            {
                wire.Receive(room);
            }
        }

        return new Replay(frames, wire.Bytes, Stopwatch.GetElapsedTime(began), isLive);
    }
}
