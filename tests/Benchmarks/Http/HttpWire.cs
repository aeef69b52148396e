using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace VoipbinGrains.Benchmarks.Http;

/// <summary>A connection that is kept, for one request at a time, cheaper than a client that can do more.</summary>
internal sealed class HttpWire : IDisposable
{
    private readonly Socket socket;
    private byte[] buffer = new byte[16 * 1024];

    private HttpWire(Socket socket) => this.socket = socket;

    public static async Task<HttpWire> Open(Uri server) => new(await Connect(server));

    /// <summary>A connection to the server, with nothing sent.</summary>
    public static async Task<Socket> Connect(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        return socket;
    }

    /// <summary>A request without a body.</summary>
    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The answer; its body is overwritten by the next.</returns>
    public async ValueTask<HttpAnswer> Ask(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        var (length, body) = (0, -1);
        while (body < 0)
        {
            length += await Receive(length);
            body = BodyOf(buffer.AsSpan(0, length));
        }

        var status = StatusOf(buffer);
        var end = LengthOf(buffer.AsSpan(0, body)) is { } declared
            ? await ReadPlain(length, body + declared)
            : await ReadChunks(length, body);
        return new HttpAnswer(status, buffer.AsMemory(body, end - body));
    }

    /// <summary>Where the body begins; negative if the headers are not complete.</summary>
    public static int BodyOf(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("\r\n\r\n"u8) is var headers and >= 0 ? headers + 4 : -1;

    /// <summary>The status of <c>HTTP/1.1 200 OK</c>.</summary>
    public static int StatusOf(ReadOnlySpan<byte> answer) =>
        Utf8Parser.TryParse(answer[9..12], out int status, out _) ? status : 0;

    public void Dispose() => socket.Dispose();

    private static int? LengthOf(ReadOnlySpan<byte> headers)
    {
        var name = "\r\nContent-Length: "u8;
        return headers.IndexOf(name) is var at and >= 0
            && Utf8Parser.TryParse(headers[(at + name.Length)..], out int length, out _) ? length : null;
    }

    private async ValueTask<int> ReadPlain(int length, int end)
    {
        while (length < end)
        {
            length += await Receive(length);
        }

        return end;
    }

    private async ValueTask<int> ReadChunks(int length, int body)
    {
        var chunks = default(Chunks);
        var end = body + chunks.Strip(buffer.AsSpan(body, length - body));
        while (!chunks.IsEnd)
        {
            var received = await Receive(end);
            end += chunks.Strip(buffer.AsSpan(end, received));
        }

        return end;
    }

    private async ValueTask<int> Receive(int from)
    {
        if (from == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var received = await socket.ReceiveAsync(buffer.AsMemory(from));
        return received > 0 ? received : throw new EndOfStreamException("The server closed the connection.");
    }
}

/// <summary>An answer as it came.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body, if the answer is 200.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public ReadOnlyMemory<byte> Expected => Status == 200
        ? Body
        : throw new InvalidOperationException($"Answered {Status}: {Encoding.UTF8.GetString(Body.Span)}");
}
