using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Json;

/// <summary>What of VoIPBin's data is not shown to somebody.</summary>
[Flags]
internal enum Hidden
{
    /// <summary>All is shown.</summary>
    None = 0,

    /// <summary>A <c>webhook_uri</c>, which may carry a secret.</summary>
    Uris = 1,

    /// <summary>Phone numbers, but for their last two digits.</summary>
    Numbers = 2,
}

/// <summary>Hides parts of VoIPBin's data and leaves all else token for token.</summary>
internal static partial class Veil
{
    private const int LeastDigits = 7;
    private const int ShownDigits = 2;

    private static ReadOnlySpan<byte> Uri => "webhook_uri"u8;

    private static ReadOnlySpan<byte> Redacted => "\"[redacted]\""u8;

    /// <summary>The data as it is shown.</summary>
    /// <param name="json">The data as sent.</param>
    /// <param name="hidden">What is not shown.</param>
    public static ReadOnlyMemory<byte> Over(ReadOnlyMemory<byte> json, Hidden hidden)
    {
        // a name may be written with escapes, which few senders do
        var hasUri = hidden.HasFlag(Hidden.Uris) && (Has(json, Uri) || Has(json, "\\u"u8));
        return hasUri || hidden.HasFlag(Hidden.Numbers) ? Rewrite(json, hidden) : json;
    }

    /// <summary>A text as it is shown.</summary>
    /// <param name="text">What may hold a phone number.</param>
    /// <param name="hidden">What is not shown.</param>
    public static string? Over(string? text, Hidden hidden) =>
        text is not null && hidden.HasFlag(Hidden.Numbers) ? Mask(text) : text;

    private static bool Has(ReadOnlyMemory<byte> json, ReadOnlySpan<byte> text) => json.Span.IndexOf(text) >= 0;

    private static ReadOnlyMemory<byte> Rewrite(ReadOnlyMemory<byte> json, Hidden hidden)
    {
        var shown = new ArrayBufferWriter<byte>(json.Length + 64);
        var reader = new Utf8JsonReader(json.Span);
        var copied = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName && hidden.HasFlag(Hidden.Uris) && IsUri(ref reader))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                if (reader.TokenType is not JsonTokenType.Null && !(reader.TokenType is JsonTokenType.String
                    && reader.ValueSpan.IsEmpty))
                {
                    reader.Skip();
                    Replace(start, (int)reader.BytesConsumed, Redacted);
                }
            }
            else if (reader.TokenType is JsonTokenType.String && hidden.HasFlag(Hidden.Numbers)
                && Text(ref reader) is { } text && Mask(text) is var masked && masked != text)
            {
                var encoded = JsonEncodedText.Encode(masked, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
                Replace((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1, encoded.EncodedUtf8Bytes);
            }
        }

        shown.Write(json.Span[copied..]);
        return shown.WrittenMemory;

        void Replace(int start, int end, ReadOnlySpan<byte> by)
        {
            shown.Write(json.Span[copied..start]);
            shown.Write(by);
            copied = end;
        }
    }

    private static bool IsUri(ref Utf8JsonReader reader) => reader.ValueIsEscaped
        ? Text(ref reader) is { } name && Encoding.UTF8.GetBytes(name).AsSpan().SequenceEqual(Uri)
        : reader.ValueSpan.SequenceEqual(Uri);

    // null for what has half of a surrogate pair: it is no text, and may stand in data
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // times and ids hold as many digits, and are no numbers
    private static string Mask(string text) =>
        text.Count(char.IsAsciiDigit) < LeastDigits || ResourceId.TryParse(text, out _)
            || VoipbinTime.TryRead(Encoding.UTF8.GetBytes(text), out _)
                ? text
                : Number().Replace(text, number => Mask(number.Value.ToCharArray()));

    private static string Mask(char[] number)
    {
        var left = number.Count(char.IsAsciiDigit);
        for (var i = 0; i < number.Length; i++)
        {
            if (char.IsAsciiDigit(number[i]) && left-- > ShownDigits)
            {
                number[i] = '*';
            }
        }

        return new string(number);
    }

    // «+1 (555) 010-4477», «tel:15550104477», «sip:+15550104477@example.com»
    [GeneratedRegex(@"\d(?:[\s().-]{0,2}\d){6,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
