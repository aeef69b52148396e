using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VoipbinGrains.Webhooks;

/// <summary>JSON as it was sent: strings that may hold half a surrogate pair, whitespace that means nothing.</summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> Whitespace => " \t\r\n"u8;

    private static ReadOnlySpan<byte> QuoteOrWhitespace => "\" \t\r\n"u8;

    private static ReadOnlySpan<byte> QuoteOrEscape => "\"\\"u8;

    /// <summary>Reads the string or property name that the reader stands on.</summary>
    /// <returns>False if an escape stands for half a surrogate pair, which is no text.</returns>
    public static bool TryReadText(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        text = !reader.ValueIsEscaped ? Encoding.UTF8.GetString(reader.ValueSpan)
            : HasHalfPair(reader.ValueSpan) ? null
            : reader.GetString()!;
        return text is not null;
    }

    /// <summary>Whether the string or property name that the reader stands on says this.</summary>
    public static bool Says(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.ValueIsEscaped
            ? TryReadText(ref reader, out var unescaped) && unescaped == Encoding.UTF8.GetString(text)
            : reader.ValueSpan.SequenceEqual(text);

    /// <summary>Passes over the value that the reader stands on.</summary>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    /// <param name="json">What the reader reads.</param>
    /// <returns>The value's bytes.</returns>
    public static ReadOnlyMemory<byte> SkipValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    /// <summary>Whether there is whitespace between tokens.</summary>
    /// <param name="json">Valid JSON.</param>
    public static bool HasWhitespace(ReadOnlySpan<byte> json) => LengthBeforeWhitespace(json) < json.Length;

    /// <summary>Removes the whitespace between tokens and touches nothing else.</summary>
    /// <param name="json">Valid JSON.</param>
    /// <returns>A copy, token for token as sent.</returns>
    public static byte[] RemoveWhitespace(ReadOnlySpan<byte> json)
    {
        var compact = new byte[json.Length];
        var length = 0;
        while (!json.IsEmpty)
        {
            var text = json[..LengthBeforeWhitespace(json)];
            text.CopyTo(compact.AsSpan(length));
            length += text.Length;
            json = json[text.Length..].TrimStart(Whitespace);
        }

        return compact[..length];
    }

    private static int LengthBeforeWhitespace(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (json[at..].IndexOfAny(QuoteOrWhitespace) is var next and >= 0)
        {
            at += next;
            if (json[at] != '"')
            {
                return at;
            }

            at += LengthOfString(json[at..]);
        }

        return json.Length;
    }

    // asked first, because the reader throws on it, and a body of 1 MiB has room for a hundred thousand
    private static bool HasHalfPair(ReadOnlySpan<byte> escaped)
    {
        var open = false;
        while (!escaped.IsEmpty)
        {
            var length = escaped[0] != '\\' ? 1 : escaped[1] != 'u' ? 2 : 6;
            var unit = length < 6 ? default
                : (char)ushort.Parse(escaped[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (open != char.IsLowSurrogate(unit))
            {
                return true;
            }

            open = char.IsHighSurrogate(unit);
            escaped = escaped[length..];
        }

        return open;
    }

    private static int LengthOfString(ReadOnlySpan<byte> json)
    {
        var at = 1;
        while (true)
        {
            at += json[at..].IndexOfAny(QuoteOrEscape);
            if (json[at] == '"')
            {
                return at + 1;
            }

            at += 2;
        }
    }
}
