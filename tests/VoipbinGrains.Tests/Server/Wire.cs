using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace VoipbinGrains.Tests.Server;

/// <summary>
/// Requests written by hand, because a well-behaved client sends no attack: it joins headers and mends paths.
/// </summary>
internal static class Wire
{
    public static async Task<WireAnswer> Send(
        Uri server, string method, string path, IEnumerable<string>? headers = null, string? body = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        var length = body is null ? [] : new[] { $"Content-Length: {Encoding.UTF8.GetByteCount(body)}" };
        string[] head =
            [$"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close", .. length, .. headers ?? []];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", head) + "\r\n\r\n" + body));

        using var answer = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        while (await answer.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        var isEndless = lines.Any(line => line.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase));
        return new WireAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            string.Join('\n', lines.Where(line => !line.StartsWith("Date:", StringComparison.OrdinalIgnoreCase))),
            isEndless ? "" : await answer.ReadToEndAsync());
    }
}

/// <summary>An answer as it came.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Head">The status line and all headers but Date.</param>
/// <param name="Body">The body, with its chunks' lengths; left out of a stream that has no end.</param>
internal sealed record WireAnswer(int Status, string Head, string Body);
