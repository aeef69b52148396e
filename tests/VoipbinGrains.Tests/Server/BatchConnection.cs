using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

/// <summary>A batch that is sent and heard by hand, in HTTP/1.0, whose answers end with the connection.</summary>
internal sealed class BatchConnection : IDisposable
{
    private readonly TcpClient client;
    private readonly StreamReader answers;
    private readonly Stream stream;
    private bool begun;

    private BatchConnection(TcpClient client)
    {
        this.client = client;
        stream = client.GetStream();
        answers = new StreamReader(stream, Encoding.UTF8);
    }

    /// <summary>Begins a batch of so many bytes.</summary>
    public static async Task<BatchConnection> Open(ServerProcess server, long length)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(server.Url.Host, server.Url.Port);
        var connection = new BatchConnection(client);
        await connection.Send("POST /v1/webhooks/batch HTTP/1.0\r\nHost: localhost\r\n"
            + $"Content-Type: application/x-ndjson\r\nContent-Length: {length}\r\n\r\n");
        return connection;
    }

    public async Task Send(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The next answer; null if there is no more.</summary>
    public async Task<JsonElement?> Next()
    {
        if (!begun)
        {
            Assert.Equal("HTTP/1.1 200 OK", await answers.ReadLineAsync());
            while (await answers.ReadLineAsync() is not "")
            {
                // headers
            }

            begun = true;
        }

        return await answers.ReadLineAsync() is { } line ? Answers.Of(line) : null;
    }

    public void Dispose()
    {
        answers.Dispose();
        client.Dispose();
    }
}
