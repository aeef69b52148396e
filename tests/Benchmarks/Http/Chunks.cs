using System.Buffers.Text;

namespace VoipbinGrains.Benchmarks.Http;

/// <summary>Takes the sizes out of a body in chunks, as it arrives: <c>1a2\r\n…\r\n0\r\n\r\n</c>.</summary>
internal struct Chunks
{
    private const byte LineFeed = (byte)'\n';

    private int left;
    private int size;
    private bool isBehindData;
    private bool isLast;

    /// <summary>Whether all of the body has passed.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Moves the data among these bytes to their beginning.</summary>
    /// <returns>How much data there is.</returns>
    public int Strip(Span<byte> bytes)
    {
        var (read, written) = (0, 0);
        while (read < bytes.Length)
        {
            if (left > 0)
            {
                var part = bytes.Slice(read, Math.Min(left, bytes.Length - read));
                part.CopyTo(bytes[written..]);
                read += part.Length;
                written += part.Length;
                left -= part.Length;
                isBehindData = left == 0;
            }
            else
            {
                ReadSize(bytes[read++]);
            }
        }

        return written;
    }

    private void ReadSize(byte next)
    {
        if (next == LineFeed && isBehindData)
        {
            isBehindData = false;
        }
        else if (next == LineFeed)
        {
            IsEnd = isLast; // an empty line follows the last size
            (left, size, isLast) = (size, 0, size == 0);
        }
        else if (Utf8Parser.TryParse([next], out byte digit, out _, 'x'))
        {
            size = (size << 4) | digit;
        }
    }
}
