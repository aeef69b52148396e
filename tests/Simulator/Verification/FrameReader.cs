using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>Reads Server-Sent Events. A frame of which the end did not come is none.</summary>
internal sealed class FrameReader(Stream body)
{
    private readonly PipeReader bytes = PipeReader.Create(body);
    private string name = "";
    private long? id;
    private byte[] data = [];

    /// <summary>The next frame, or a bare id; null at the end.</summary>
    public async ValueTask<Frame?> Next(CancellationToken stop)
    {
        while (true)
        {
            var read = await bytes.ReadAsync(stop);
            var buffer = read.Buffer;
            Frame? frame = null;
            while (frame is null && TryReadLine(ref buffer, out var line))
            {
                frame = Take(line);
            }

            bytes.AdvanceTo(buffer.Start, frame is null ? buffer.End : buffer.Start);
            if (frame is not null || read.IsCompleted)
            {
                return frame;
            }
        }
    }

    private static bool TryReadLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            return false;
        }

        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    private Frame? Take(ReadOnlySequence<byte> line)
    {
        if (line.IsEmpty)
        {
            return Complete();
        }

        var text = line.ToArray();
        if (Value(text, "event"u8) is { } word)
        {
            name = Encoding.UTF8.GetString(word.Span);
        }
        else if (Value(text, "id"u8) is { } number)
        {
            id = Utf8Parser.TryParse(number.Span, out long position, out _) ? position : id;
        }
        else if (Value(text, "data"u8) is { } more)
        {
            data = more.ToArray();
        }

        return null;
    }

    private Frame? Complete()
    {
        var frame = new Frame(name, id, data);
        var isEmpty = name.Length == 0 && id is null && data.Length == 0;
        (name, id, data) = ("", null, []);
        return isEmpty ? null : frame;
    }

    private static ReadOnlyMemory<byte>? Value(byte[] line, ReadOnlySpan<byte> field)
    {
        if (!line.AsSpan().StartsWith(field) || line.Length <= field.Length || line[field.Length] != ':')
        {
            return null;
        }

        var value = line.AsMemory(field.Length + 1);
        return value.Span is [(byte)' ', ..] ? value[1..] : value;
    }
}

/// <summary>A frame.</summary>
/// <param name="Name">Its event; empty if it tells none.</param>
/// <param name="Id">Its id; null if it carries none.</param>
/// <param name="Data">Its data.</param>
internal sealed record Frame(string Name, long? Id, ReadOnlyMemory<byte> Data);
