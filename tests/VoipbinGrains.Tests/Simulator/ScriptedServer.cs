using System.Net;
using System.Net.Http.Headers;

namespace VoipbinGrains.Tests.Simulator;

/// <summary>Answers requests as it is told: with a status, with no connection (null), or with silence (0).</summary>
internal sealed class ScriptedServer(params int?[] script) : HttpMessageHandler
{
    private const int Silence = 0;

    private readonly Queue<int?> script = new(script);

    public List<byte[]> Bodies { get; } = [];

    public List<HttpRequestHeaders> Headers { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        Headers.Add(request.Headers);
        var status = script.Dequeue() ?? throw new HttpRequestException("Connection refused");
        if (status == Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return new((HttpStatusCode)status)
        {
            Content = new StringContent("""{"outcome":"late","resource":"call","version":3,"position":"57"}"""),
        };
    }
}
