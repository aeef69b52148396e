using System.Buffers;

namespace VoipbinGrains.Api.Webhooks;

/// <summary>A webhook's body, or as much of it as is worth keeping.</summary>
/// <param name="Bytes">The body; its beginning if it is too large.</param>
/// <param name="Size">Its length in bytes; as declared, if it is too large and declared one.</param>
/// <param name="IsTooLarge">Whether it is longer than <see cref="MaxLength"/>.</param>
internal sealed record WebhookBody(byte[] Bytes, long Size, bool IsTooLarge)
{
    /// <summary>The longest body that is taken, 1 MiB.</summary>
    public const int MaxLength = 1024 * 1024;

    private const int KeptOfTooLarge = 4 * 1024;
    private const int FirstRead = 4 * 1024;

    /// <summary>Reads a body that has arrived with its headers, as nearly all do.</summary>
    /// <returns>Null if it has not, or is too large.</returns>
    /// <exception cref="BadHttpRequestException">The sender's transfer broke.</exception>
    public static WebhookBody? TryRead(HttpRequest request)
    {
        if (request.ContentLength is not (> 0 and <= MaxLength) || !request.BodyReader.TryRead(out var read))
        {
            return null;
        }

        var isWhole = read.Buffer.Length == request.ContentLength;
        var body = isWhole ? new WebhookBody(read.Buffer.ToArray(), read.Buffer.Length, IsTooLarge: false) : null;
        request.BodyReader.AdvanceTo(isWhole ? read.Buffer.End : read.Buffer.Start);
        return body;
    }

    /// <summary>Reads a body to its end, but no further than one byte more than is taken.</summary>
    /// <exception cref="BadHttpRequestException">The sender's transfer broke.</exception>
    /// <exception cref="OperationCanceledException">The body did not end in time.</exception>
    public static async ValueTask<WebhookBody> Read(HttpRequest request, CancellationToken stop)
    {
        var declared = request.ContentLength;
        var limit = declared > MaxLength ? KeptOfTooLarge : MaxLength + 1;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(declared ?? FirstRead, limit - 1) + 1);
        using var cancel = stop.Register(request.BodyReader.CancelPendingRead);
        try
        {
            var (length, ended) = (0, false);
            while (!ended && length < limit)
            {
                // cancelled by the reader and not by a token, which would leave it reading and fail the server's drain
                var read = await request.BodyReader.ReadAsync(CancellationToken.None);
                var part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, limit - length));
                var end = length + (int)part.Length;
                while (buffer.Length < end)
                {
                    buffer = Grow(buffer);
                }

                part.CopyTo(buffer.AsSpan(length));
                request.BodyReader.AdvanceTo(part.End);
                stop.ThrowIfCancellationRequested();
                (length, ended) = (end, read.IsCompleted);
            }

            return length < limit
                ? new WebhookBody(buffer[..length], length, IsTooLarge: false)
                : new WebhookBody(buffer[..KeptOfTooLarge], declared ?? length, IsTooLarge: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
