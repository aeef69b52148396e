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
    private const int Small = 16 * 1024;

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
    /// <remarks>
    /// What it takes of memory follows what has arrived, whatever was declared: a small body stays with the server
    /// until it is whole and is copied once, a larger one moves to a buffer that grows.
    /// </remarks>
    /// <exception cref="BadHttpRequestException">The sender's transfer broke.</exception>
    /// <exception cref="OperationCanceledException">The body did not end in time.</exception>
    public static async ValueTask<WebhookBody> Read(HttpRequest request, CancellationToken stop)
    {
        var declared = request.ContentLength;
        var limit = declared > MaxLength ? KeptOfTooLarge : MaxLength + 1;
        var buffer = Array.Empty<byte>();
        using var cancel = stop.Register(request.BodyReader.CancelPendingRead);
        try
        {
            for (var length = 0; ;)
            {
                // cancelled by the reader and not by a token, which would leave it reading and fail the server's drain
                var read = await request.BodyReader.ReadAsync(CancellationToken.None);
                var part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, limit - length));
                if (length == 0 && part.Length < Math.Min(limit, Small) && !stop.IsCancellationRequested)
                {
                    var whole = read.IsCompleted ? part.ToArray() : null;
                    request.BodyReader.AdvanceTo(whole is null ? part.Start : part.End, part.End);
                    if (whole is not null)
                    {
                        return new WebhookBody(whole, whole.Length, IsTooLarge: false);
                    }

                    continue;
                }

                var end = length + (int)part.Length;
                buffer = WithRoom(buffer, length, end);
                part.CopyTo(buffer.AsSpan(length));
                request.BodyReader.AdvanceTo(part.End);
                stop.ThrowIfCancellationRequested();
                length = end;
                if (length == limit)
                {
                    return new WebhookBody(buffer[..KeptOfTooLarge], declared ?? length, IsTooLarge: true);
                }

                if (read.IsCompleted)
                {
                    return new WebhookBody(buffer[..length], length, IsTooLarge: false);
                }
            }
        }
        finally
        {
            Return(buffer);
        }
    }

    private static byte[] WithRoom(byte[] buffer, int held, int needed)
    {
        if (needed <= buffer.Length)
        {
            return buffer;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * buffer.Length));
        buffer.AsSpan(0, held).CopyTo(larger);
        Return(buffer);
        return larger;
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
