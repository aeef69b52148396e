using System.Globalization;
using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>A follower of the stream at work, from where the stream was before the first event.</summary>
internal sealed class Following : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly Task run;

    private Following(StreamFollower follower)
    {
        Follower = follower;
        run = follower.Run(over.Token);
    }

    public StreamFollower Follower { get; }

    public static async Task<Following> Begin(
        HttpClient http,
        ServerReader server,
        TruthBook truth,
        Findings findings,
        TimeProvider time,
        CancellationToken stop)
    {
        var feed = await server.Get("/v1/feed", stop)
            ?? throw new ServerUnreachableException("GET /v1/feed is answered 404: there is nothing to verify by.");
        var head = long.Parse(feed.Json.GetProperty("head").GetString()!, CultureInfo.InvariantCulture);
        return new(new StreamFollower(http, server, truth, head, findings, time));
    }

    /// <summary>Makes it end; what it heard may be read afterwards.</summary>
    public async Task End()
    {
        await over.CancelAsync();
        await run;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        over.Dispose();
    }
}
