using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace VoipbinGrains.Api.Changes;

/// <summary>Writes Server-Sent Events at the pace at which the client reads them, and no further ahead.</summary>
internal sealed class SseWriter(HttpContext http, TimeProvider time, CancellationToken stopping)
{
    private const int Enough = 32 * 1024;

    /// <summary>A client may wait 15 s at most for a sign of life.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly PipeWriter pipe = http.Response.BodyWriter;
    private int waiting;
    private long lastSent = time.GetTimestamp();

    /// <summary>How long nothing may be sent before a heartbeat is due; zero if it is.</summary>
    public TimeSpan UntilHeartbeat => time.GetElapsedTime(lastSent) is var quiet && quiet < Quiet
        ? Quiet - quiet
        : TimeSpan.Zero;

    /// <summary>Sends the headers and a comment, so that the client knows at once.</summary>
    public async ValueTask Open()
    {
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null; // a slow reader is served slowly, not cut off
        }

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold frames back
        await Write(FrameText.Heartbeat(null));
        await Flush();
    }

    /// <summary>Writes a frame; waits for the client if enough is on its way.</summary>
    public ValueTask Write(ReadOnlySpan<byte> frame)
    {
        pipe.Write(frame);
        waiting += frame.Length;
        lastSent = time.GetTimestamp();
        return waiting < Enough ? ValueTask.CompletedTask : Flush();
    }

    /// <summary>Sends what was written, and waits until the client has taken most of it.</summary>
    /// <exception cref="OperationCanceledException">
    /// The client left, or does not read while the server stops.
    /// </exception>
    public async ValueTask Flush()
    {
        if (waiting == 0)
        {
            return;
        }

        waiting = 0;
        var flush = pipe.FlushAsync(http.RequestAborted);
        if (!flush.IsCompleted)
        {
            await AwaitReader(flush.AsTask());
        }
        else if ((await flush).IsCompleted)
        {
            throw new OperationCanceledException();
        }
    }

    // to cancel a flush is to abort the connection: while the server stops, a client that reads shall hear of it
    private async Task AwaitReader(Task flush)
    {
        await flush.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await flush.WaitAsync(Farewell, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!flush.IsCompletedSuccessfully)
        {
            http.Abort();
            throw new OperationCanceledException();
        }
    }
}
