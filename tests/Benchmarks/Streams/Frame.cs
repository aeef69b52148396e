using System.Buffers.Text;

namespace VoipbinGrains.Benchmarks.Streams;

/// <summary>A frame as it came: <c>event: change\nid: 118\ndata: {…}</c>, or a comment.</summary>
internal readonly ref struct Frame(ReadOnlySpan<byte> text, long receivedAt)
{
    private const byte Colon = (byte)':';

    private readonly ReadOnlySpan<byte> text = text;

    /// <summary>When it was received, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long ReceivedAt => receivedAt;

    /// <summary>Whether it is an event of this name.</summary>
    public bool Is(ReadOnlySpan<byte> name) =>
        text.StartsWith("event: "u8) && text[7..].StartsWith(name) && text[7 + name.Length] == '\n';

    /// <summary>Whether it tells what was recorded.</summary>
    public bool IsChange => Is("change"u8) || Is("late"u8);

    /// <summary>Whether it is a comment, which may carry an id.</summary>
    public bool IsComment => text[0] == Colon;

    /// <summary>Its id; 0 if it has none.</summary>
    public long Position
    {
        get
        {
            var name = "\nid: "u8;
            var line = text[..Math.Min(text.Length, 64)];
            return line.IndexOf(name) is var at and >= 0
                && Utf8Parser.TryParse(text[(at + name.Length)..], out long position, out _) ? position : 0;
        }
    }

    /// <summary>The text of the first member of this name, as it stands; empty if there is none.</summary>
    /// <param name="name">The name with its quotes and the colon.</param>
    public ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> name)
    {
        var from = text.IndexOf(name);
        var value = from < 0 ? default : text[(from + name.Length + 1)..];
        return value.IndexOf((byte)'"') is var end and >= 0 ? value[..end] : default;
    }
}

/// <summary>Hears a frame; the frame is gone afterwards.</summary>
internal delegate void FrameHandler(Frame frame);
