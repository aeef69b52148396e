using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VoipbinGrains.Tests.Telemetry;

/// <summary>Takes what is exported over OTLP, as text in which names can be looked for.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string Text)> taken = new();

    public Collector()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(Url);
        listener.Start();
        _ = Task.Run(Run);
    }

    public string Url { get; }

    /// <summary>The metrics that were taken so far.</summary>
    public string Metrics => TextOf("/v1/metrics");

    /// <summary>The traces that were taken so far.</summary>
    public string Traces => TextOf("/v1/traces");

    public void Dispose() => listener.Close();

    private string TextOf(string path) =>
        string.Join('\n', taken.Where(request => request.Path == path).Select(request => request.Text));

    private async Task Run()
    {
        while (listener.IsListening)
        {
            var http = await listener.GetContextAsync();
            using var body = new MemoryStream();
            await http.Request.InputStream.CopyToAsync(body);
            taken.Enqueue((http.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
            http.Response.Close();
        }
    }
}
