using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>A kept connection, one request at a time; of an answer only its status and its end matter.</summary>
internal sealed class LeanConnection : IDisposable
{
    private const int Ok = 200; // 202 would be: durable, but not yet in the store
    private const int NoContent = 204;

    private readonly byte[] answer = new byte[4096];
    private int length;

    public LeanConnection(Uri server)
    {
        Socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server.Host, server.Port);
    }

    public Socket Socket { get; }

    /// <summary>When the request was sent, as a timestamp.</summary>
    public long SentAt { get; private set; }

    /// <summary>Whether a request was sent that is not answered.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Whether the last answer was an acknowledgement.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Sends a request.</summary>
    public void Send(ReadOnlySpan<byte> request)
    {
        (SentAt, IsWaiting, length) = (Stopwatch.GetTimestamp(), true, 0);
        Socket.Send(request); // far less than a socket's buffer takes at once
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>Whether the answer is whole.</returns>
    public bool Receive()
    {
        var received = Socket.Receive(answer.AsSpan(length));
        length += received > 0 ? received : throw new EndOfStreamException("The server closed the connection.");
        var whole = answer.AsSpan(0, length);
        var body = HttpWire.BodyOf(whole);
        if (body < 0 || !IsWhole(whole, body))
        {
            return false;
        }

        (IsWaiting, IsTaken) = (false, HttpWire.StatusOf(whole) is Ok or NoContent);
        return true;
    }

    public void Dispose() => Socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> whole, int body)
    {
        if (HttpWire.StatusOf(whole) == NoContent)
        {
            return true;
        }

        var name = "\r\nContent-Length: "u8;
        return whole[..body].IndexOf(name) is var at and >= 0
            ? Utf8Parser.TryParse(whole[(at + name.Length)..], out int declared, out _)
                && whole.Length >= body + declared
            : whole.EndsWith("0\r\n\r\n"u8);
    }
}
