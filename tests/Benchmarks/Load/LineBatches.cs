using System.Text;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Load;

/// <summary>Sends lines in batches, each when the one before is answered.</summary>
internal sealed class LineBatches(HttpWire wire) : IDisposable
{
    private const int Most = 1_000;

    /// <summary>Sends all of them, and throws unless each was taken.</summary>
    public async Task Send(IEnumerable<string> lines, CancellationToken stop)
    {
        foreach (var part in lines.Chunk(Most))
        {
            stop.ThrowIfCancellationRequested();
            var body = Encoding.UTF8.GetBytes(string.Join('\n', part));
            var headers = Encoding.ASCII.GetBytes("POST /v1/webhooks/batch HTTP/1.1\r\nHost: localhost\r\n"
                + $"Content-Type: application/x-ndjson\r\nContent-Length: {body.Length}\r\n\r\n");
            Check((await wire.Ask((byte[])[.. headers, .. body])).Expected.Span, part.Length);
        }
    }

    public void Dispose() => wire.Dispose();

    private static void Check(ReadOnlySpan<byte> answer, int lines)
    {
        var taken = answer.Count("\"outcome\":\""u8);
        if (taken != lines)
        {
            throw new InvalidOperationException($"{taken} of {lines} were taken: {Encoding.UTF8.GetString(answer)}");
        }
    }
}
