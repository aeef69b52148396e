using System.IO.Pipelines;

namespace VoipbinGrains.Api.Batches;

/// <summary>
/// Reads a batch line by line as it arrives. The sender may take its time, but not be silent; when the server stops it
/// has only a moment to be silent in.
/// </summary>
internal sealed class BatchReader(PipeReader body, TimeProvider clock, CancellationToken left, CancellationToken stopping)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastCall = TimeSpan.FromSeconds(2);

    private readonly BatchSplitter splitter = new();

    /// <summary>The lines that have to be answered; the bytes of each until the next is asked for.</summary>
    public async IAsyncEnumerable<BatchLine> Read()
    {
        using var patience = new CancellationTokenSource(LongestSilence, clock);

        // cancelled by the reader and not by a token, which would leave it reading and fail the server's drain
        using var silence = patience.Token.Register(body.CancelPendingRead);
        using var departure = left.Register(body.CancelPendingRead);
        while (true)
        {
            if (await Next(patience) is not { } arrived)
            {
                yield return new BatchLine(splitter.Number, BatchLineKind.Missing, default);
                yield break;
            }

            try
            {
                foreach (var segment in arrived.Buffer)
                {
                    var piece = segment;
                    while (splitter.TryTake(ref piece, out var line))
                    {
                        yield return line;
                        if (splitter.IsOver)
                        {
                            yield break;
                        }
                    }
                }
            }
            finally
            {
                body.AdvanceTo(arrived.Buffer.End);
            }

            if (arrived.IsCompleted)
            {
                break;
            }
        }

        if (splitter.TryTakeLast(out var last))
        {
            yield return last;
        }
    }

    // null if no more will come
    private async ValueTask<ReadResult?> Next(CancellationTokenSource patience)
    {
        patience.CancelAfter(LongestSilence);
        using var hurry = stopping.Register(() => patience.CancelAfter(LastCall));
        try
        {
            var arrived = await body.ReadAsync(CancellationToken.None);
            if (!arrived.IsCanceled)
            {
                return arrived;
            }

            body.AdvanceTo(arrived.Buffer.End);
            return null;
        }
        catch (Exception transfer)
            when (transfer is BadHttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
        finally
        {
            // not while its lines are waited for
            patience.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }
}
