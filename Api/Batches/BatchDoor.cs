using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Api.Batches;

/// <summary>
/// Takes a batch in. Reading never waits for its sender to read the answers, who may send everything first: they wait
/// for him in memory, being no more than the lines of a batch.
/// </summary>
internal sealed partial class BatchDoor(
    WebhookIntake intake,
    BatchAnswers answers,
    BatchRoom room,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<BatchDoor> log)
{
    public const string MediaType = "application/x-ndjson";

    public async Task<IResult> Receive(HttpContext http, string tenant)
    {
        if (!IsLines(http.Request.ContentType))
        {
            return Problem.Of(
                StatusCodes.Status415UnsupportedMediaType,
                Problem.InvalidParameter,
                $"A batch is one webhook a line: send it with Content-Type: {MediaType}.");
        }

        if (http.Request.Headers.ContentEncoding.Count > 0)
        {
            return WebhookProblem.Encoded();
        }

        if (http.Request.ContentLength > BatchSplitter.MaxBytes)
        {
            return WebhookProblem.TooLarge(
                $"A batch has at most {BatchSplitter.MaxBytes} bytes: send it in parts. Nothing of it was taken.");
        }

        await Take(http, tenant);
        return Results.Empty;
    }

    private async Task Take(HttpContext http, string tenant)
    {
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        var stopping = lifetime.ApplicationStopping;
        var batch = new Batch(
            line => intake.Read(line.ToArray()), heard => intake.Record(tenant, heard), answers, room, stopping);
        var decided = Channel.CreateUnbounded<Task<byte[]>>(
            new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var lines = new BatchReader(http.Request.BodyReader, clock, http.RequestAborted, stopping);
        http.Response.ContentType = MediaType;
        var answering = Answer(decided.Reader, http.Response.BodyWriter);
        try
        {
            await foreach (var line in lines.Read())
            {
                decided.Writer.TryWrite(await batch.Take(line));
            }
        }
        finally
        {
            decided.Writer.Complete();
            await answering;
        }

        if (batch.Failure is { } failure)
        {
            LogNotDurable(batch.Failures, failure.GetType().Name, failure.Message);
        }

        if (lines.IsBrokenOff)
        {
            // left to the server, a stop would wait for the rest until it runs out of time
            await http.Response.CompleteAsync();
            await lines.PassOver();
            http.Abort();
        }
    }

    /// <summary>
    /// Lets each answer leave as soon as it and all before it are decided, together with those that are by then.
    /// </summary>
    internal static async Task Answer(ChannelReader<Task<byte[]>> decided, PipeWriter response)
    {
        while (await decided.WaitToReadAsync())
        {
            while (decided.TryRead(out var answer))
            {
                if (!answer.IsCompleted)
                {
                    await response.FlushAsync();
                }

                response.Write(await answer);
            }

            await response.FlushAsync();
        }
    }

    private static bool IsLines(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Events} events of a batch could not be made durable, and are to be sent again. The first: "
            + "{Error}: {Reason}")]
    private partial void LogNotDurable(int events, string error, string reason);
}
