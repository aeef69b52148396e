using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Changes;
using VoipbinGrains.Api.Json;

namespace VoipbinGrains.Api.Wallboard;

/// <summary>Tells one viewer the board: first all of it, then twice a second what changed.</summary>
internal sealed partial class BoardStream(
    BoardSource source,
    FrameText text,
    IOptions<JsonOptions> json,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<BoardStream> log)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Sends until the viewer leaves or the server stops.</summary>
    /// <exception cref="Exception">There is no board now; nothing was sent.</exception>
    public async Task Send(HttpContext http, string tenant, Hidden hidden)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime.ApplicationStopping);
        var difference = new BoardDifference(json.Value.SerializerOptions, hidden);
        var first = await source.Read(tenant);
        var client = new SseWriter(http, time, lifetime.ApplicationStopping);
        try
        {
            await client.Open();
            await client.Write(text.Snapshot(difference.New(first)));
            await client.Flush();
            await Follow(tenant, difference, client, stop.Token);
            await client.Write(text.Bye());
            await client.Flush();
        }
        catch (OperationCanceledException)
        {
            // the viewer left
        }
    }

    // while there is no board nothing is told, and the page says how old it is
    private async Task Follow(string tenant, BoardDifference difference, SseWriter client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(BoardSource.Pace, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                var board = await source.Read(tenant).WaitAsync(stop);
                await client.Write(text.Change(difference.New(board)));
                await client.Flush();
            }
            catch (Exception cause) when (cause is not OperationCanceledException)
            {
                LogNoBoard(cause.GetType().Name, cause.Message);
                await Task.Delay(AfterFailure, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The board cannot be read now and is tried again. {Error}: {Reason}")]
    private partial void LogNoBoard(string error, string reason);
}
