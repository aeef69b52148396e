using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VoipbinGrains.Tests.Simulator;

/// <summary>A server before another one that passes on what is asked and answered, except for its lies.</summary>
internal sealed class LyingServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly Uri truth;

    private LyingServer(Uri truth)
    {
        this.truth = truth;
        http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Pass);
    }

    public Uri Url => new(app.Urls.Single());

    /// <summary>What it answers to a webhook without having heard it; null where it hears it.</summary>
    public Func<string, (HttpStatusCode Status, string Answer)?> Unheard { get; init; } = _ => null;

    /// <summary>What it tells of what is read: the path, and what is true.</summary>
    public Func<string, string, string> Told { get; init; } = (_, answer) => answer;

    /// <summary>What it tells on the stream instead of a frame.</summary>
    public Func<string, IEnumerable<string>> Frames { get; init; } = frame => [frame];

    public static async Task<LyingServer> Start(
        Uri truth,
        Func<string, (HttpStatusCode Status, string Answer)?>? unheard = null,
        Func<string, string, string>? told = null,
        Func<string, IEnumerable<string>>? frames = null)
    {
        var liar = new LyingServer(truth)
        {
            Unheard = unheard ?? (_ => null),
            Told = told ?? ((_, answer) => answer),
            Frames = frames ?? (frame => [frame]),
        };
        await liar.app.StartAsync();
        return liar;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
        if (HttpMethods.IsPost(context.Request.Method) && Unheard(body) is var (status, lie))
        {
            context.Response.StatusCode = (int)status;
            await context.Response.WriteAsync(lie, context.RequestAborted);
            return;
        }

        var path = context.Request.Path + context.Request.QueryString;
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(truth, path));
        request.Content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("Last-Event-ID", context.Request.Headers["Last-Event-ID"].OfType<string>());
        using var response = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.Headers.ETag = response.Headers.ETag?.Tag;
        if (path.StartsWith("/v1/stream", StringComparison.Ordinal))
        {
            await PassFrames(response, context);
            return;
        }

        var answer = await response.Content.ReadAsStringAsync(context.RequestAborted);
        await context.Response.WriteAsync(Told(path, answer), context.RequestAborted);
    }

    private async Task PassFrames(HttpResponseMessage response, HttpContext context)
    {
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(context.RequestAborted));
        var frame = new StringBuilder();
        while (await lines.ReadLineAsync(context.RequestAborted) is { } line)
        {
            frame.Append(line).Append('\n');
            if (line.Length > 0)
            {
                continue;
            }

            foreach (var told in Frames(frame.ToString()))
            {
                await context.Response.WriteAsync(told, context.RequestAborted);
            }

            frame.Clear();
        }
    }
}
