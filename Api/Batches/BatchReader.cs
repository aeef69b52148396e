using System.IO.Pipelines;

namespace VoipbinGrains.Api.Batches;

/// <summary>
/// Reads a batch line by line as it arrives. The sender may take its time, but not be silent; when the server stops it
/// has only a moment to be silent in.
/// </summary>
internal sealed class BatchReader(
    PipeReader body, TimeProvider clock, CancellationToken left, CancellationToken stopping)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastCall = TimeSpan.FromSeconds(2);

    private readonly BatchSplitter splitter = new();

    /// <summary>Whether the batch broke off: the sender fell silent, left, or the server stops.</summary>
    public bool IsBrokenOff { get; private set; }

    /// <summary>The lines that have to be answered; the bytes of each until the next is asked for.</summary>
    public async IAsyncEnumerable<BatchLine> Read()
    {
        while (true)
        {
            if (await Next(LongestSilence) is not { } arrived)
            {
                IsBrokenOff = true;
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

    /// <summary>Passes over what still comes, until the sender has left or is silent.</summary>
    public async Task PassOver()
    {
        while (await Next(LastCall) is { IsCompleted: false } arrived)
        {
            body.AdvanceTo(arrived.Buffer.End);
        }
    }

    // null if no more will come
    private async ValueTask<ReadResult?> Next(TimeSpan longestSilence)
    {
        // cancelled by the reader and not by a token, which would leave it reading and fail the server's drain
        using var patience = new CancellationTokenSource(longestSilence, clock);
        using var silence = patience.Token.Register(body.CancelPendingRead);
        using var departure = left.Register(body.CancelPendingRead);
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
    }
}
