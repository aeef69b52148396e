using VoipbinGrains.Api.Webhooks;

namespace VoipbinGrains.Api.Batches;

/// <summary>
/// Cuts a batch into its lines, whatever the pieces in which it arrives. Lines end with <c>\n</c> or <c>\r\n</c>, the
/// last one may end with neither.
/// </summary>
internal sealed class BatchSplitter
{
    /// <summary>How many lines a batch holds at most; those that are blank do not count.</summary>
    public const int MaxLines = 10_000;

    /// <summary>How long a batch is at most, 64 MiB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxLine = WebhookBody.MaxLength;
    private const int FirstHeld = 4 * 1024;

    // the beginning of a line whose end is still to come
    private byte[] held = [];
    private int length;
    private bool isTooLong;
    private long size;
    private int taken;

    /// <summary>The number of the line that is being read.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>Whether the batch is over, because it is more than may be.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Takes the next line that has to be answered from a piece of the batch.</summary>
    /// <param name="piece">What arrived; afterwards what is left of it, empty when there is no such line in it.</param>
    /// <param name="line">The line.</param>
    public bool TryTake(ref ReadOnlyMemory<byte> piece, out BatchLine line)
    {
        while (!piece.IsEmpty)
        {
            var end = piece.Span.IndexOf((byte)'\n');
            var part = end < 0 ? piece : piece[..end];
            piece = piece[(end < 0 ? piece.Length : end + 1)..];
            size += part.Length + (end < 0 ? 0 : 1);
            if (size > MaxBytes)
            {
                return Over(out line);
            }

            if (end < 0)
            {
                Hold(part);
            }
            else if (TryEnd(part, out line))
            {
                return true;
            }
        }

        line = default;
        return false;
    }

    /// <summary>Takes the last line, once all pieces have come.</summary>
    public bool TryTakeLast(out BatchLine line) => TryEnd(default, out line);

    private bool TryEnd(ReadOnlyMemory<byte> part, out BatchLine line)
    {
        if (length > 0)
        {
            Hold(part);
            part = held.AsMemory(0, length);
        }

        var text = part.Span is [.., (byte)'\r'] ? part[..^1] : part;
        var kind = isTooLong || text.Length > MaxLine ? BatchLineKind.TooLong : BatchLineKind.Whole;
        line = new BatchLine(Number, kind, kind is BatchLineKind.Whole ? text : default);
        if (kind is BatchLineKind.Whole && !text.Span.ContainsAnyExcept(" \t\r"u8))
        {
            Next();
            return false;
        }

        if (++taken > MaxLines)
        {
            return Over(out line);
        }

        Next();
        return true;
    }

    private void Next()
    {
        Number++;
        length = 0;
        isTooLong = false;
    }

    private bool Over(out BatchLine line)
    {
        IsOver = true;
        line = new BatchLine(Number, BatchLineKind.TooMuch, default);
        return true;
    }

    // of a line that is too long no more is held than tells that it is: one byte more than a line and its \r
    private void Hold(ReadOnlyMemory<byte> part)
    {
        isTooLong |= length + part.Length > MaxLine + 1;
        if (isTooLong)
        {
            return;
        }

        if (held.Length < length + part.Length)
        {
            Array.Resize(ref held, Math.Max(Math.Max(held.Length * 2, length + part.Length), FirstHeld));
        }

        part.CopyTo(held.AsMemory(length));
        length += part.Length;
    }
}
