using System.Diagnostics;
using System.Net.Sockets;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>A connection on which Server-Sent Events arrive; it reads only when told to.</summary>
internal sealed class StreamWire : IDisposable
{
    private readonly FrameHandler hear;
    private Chunks chunks;
    private byte[] rest = [];
    private int restLength;
    private bool isOpen;

    private StreamWire(Socket socket, FrameHandler hear)
    {
        Socket = socket;
        this.hear = hear;
    }

    public Socket Socket { get; }

    /// <summary>How many bytes were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the server has closed it.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Asks for a stream and reads nothing of it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="query">What is asked for, such as <c>after=0</c>.</param>
    /// <param name="hear">Hears each frame.</param>
    public static Task<StreamWire> Open(Uri server, string query, FrameHandler hear) =>
        OpenPath(server, $"/v1/stream?{query}", hear);

    /// <summary>Asks for a stream of a path of its own and reads nothing of it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="path">The path and what is asked for.</param>
    /// <param name="hear">Hears each frame.</param>
    public static async Task<StreamWire> OpenPath(Uri server, string path, FrameHandler hear)
    {
        var socket = await HttpWire.Connect(server);
        await socket.SendAsync(HttpWire.Get(path));
        return new StreamWire(socket, hear);
    }

    /// <summary>Reads once, and waits if there is nothing.</summary>
    /// <param name="room">Room to read to, which many connections may share.</param>
    /// <param name="most">The most bytes to read.</param>
    public void Receive(byte[] room, int most = int.MaxValue)
    {
        rest.AsSpan(0, restLength).CopyTo(room);
        var received = Socket.Receive(room.AsSpan(restLength, Math.Min(most, room.Length - restLength)));
        var now = Stopwatch.GetTimestamp();
        IsEnd = received == 0;
        Bytes += received;
        Keep(Hear(room, received, now));
    }

    public void Dispose() => Socket.Dispose();

    private ReadOnlySpan<byte> Hear(Span<byte> room, int received, long now)
    {
        var text = isOpen ? Strip(room, restLength, received) : Open(room[..(restLength + received)]);
        while (isOpen && text.IndexOf("\n\n"u8) is var end and >= 0)
        {
            hear(new Frame(text[..(end + 1)], now));
            text = text[(end + 2)..];
        }

        return text;
    }

    private ReadOnlySpan<byte> Open(Span<byte> answer)
    {
        var body = HttpWire.BodyOf(answer);
        if (body < 0)
        {
            return answer;
        }

        isOpen = HttpWire.StatusOf(answer) == 200;
        return isOpen
            ? Strip(answer[body..], 0, answer.Length - body)
            : throw new InvalidOperationException($"The stream was answered {HttpWire.StatusOf(answer)}.");
    }

    private Span<byte> Strip(Span<byte> room, int from, int received) =>
        room[..(from + chunks.Strip(room.Slice(from, received)))];

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (rest.Length < text.Length)
        {
            rest = new byte[text.Length * 2];
        }

        text.CopyTo(rest);
        restLength = text.Length;
    }
}
