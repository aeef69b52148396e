using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

/// <summary>A client of Server-Sent Events, as a browser would read them.</summary>
internal sealed class EventStream : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        lines = new StreamReader(body);
    }

    /// <summary>What a browser would send as <c>Last-Event-ID</c>; null before the first id.</summary>
    public string? LastId { get; private set; }

    public string? ContentType => response.Content.Headers.ContentType?.MediaType;

    public static async Task<EventStream> Open(
        ServerProcess server, string path, string? lastId = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new EventStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next frame with data; null at the end. Heartbeats come for ever, and are not waited for.</summary>
    public Task<StreamFrame?> Next() => Read().WaitAsync(LongestWait);

    /// <summary>The next so many frames.</summary>
    public async Task<List<StreamFrame>> Take(int count)
    {
        var frames = new List<StreamFrame>();
        while (frames.Count < count)
        {
            frames.Add(await Next() ?? throw new EndOfStreamException($"It ended after {frames.Count} frames."));
        }

        return frames;
    }

    /// <summary>Every frame until one of this name, and that one.</summary>
    public async Task<List<StreamFrame>> Until(string name)
    {
        var frames = await Take(1);
        while (frames[^1].Name != name)
        {
            frames.AddRange(await Take(1));
        }

        return frames;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }

    private async Task<StreamFrame?> Read()
    {
        var (name, data) = ("message", (string?)null);
        while (await lines.ReadLineAsync() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            switch (line)
            {
                case "" when data is not null:
                    return new StreamFrame(name, LastId, JsonDocument.Parse(data).RootElement);
                case "" or [':', ..]:
                    break;
                default:
                    var value = line[(colon + 1)..].TrimStart();
                    LastId = line[..colon] is "id" ? value : LastId;
                    name = line[..colon] is "event" ? value : name;
                    data = line[..colon] is "data" ? value : data;
                    break;
            }
        }

        return null;
    }
}

/// <summary>A frame of a stream.</summary>
/// <param name="Name">Its event.</param>
/// <param name="LastId">The last id that the stream told, in this frame or before.</param>
/// <param name="Data">Its data.</param>
internal sealed record StreamFrame(string Name, string? LastId, JsonElement Data);
