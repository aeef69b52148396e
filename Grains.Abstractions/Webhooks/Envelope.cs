using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Webhooks;

/// <summary>VoIPBin's envelope, <c>{"type": string, "data": object}</c>; other members do not count.</summary>
/// <param name="TypeAsSent">The bytes between the quotes of <c>type</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Data">The <c>data</c>, as it was sent.</param>
internal sealed record Envelope(ReadOnlyMemory<byte> TypeAsSent, string Type, Payload Data)
{
    private const int MaxDepth = 64;

    /// <summary>Opens an envelope.</summary>
    /// <param name="body">The body as received.</param>
    /// <param name="envelope">The envelope.</param>
    /// <param name="rejection">Why it is none.</param>
    public static bool TryOpen(
        ReadOnlyMemory<byte> body,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out RejectedWebhook? rejection)
    {
        envelope = null;
        if (body.IsEmpty)
        {
            rejection = new(RejectedWebhook.NotJson, "The body is empty. VoIPBin before 2026-02-24 sent its second and "
                + "third tries without a body: what they told is lost; read the resource from its REST API instead.");
            return false;
        }

        if (!Utf8.IsValid(body.Span))
        {
            rejection = new(RejectedWebhook.NotJson, "The body is not UTF-8.");
            return false;
        }

        try
        {
            return TryRead(body, out envelope, out rejection);
        }
        catch (JsonException error)
        {
            // the message of an error may quote the body, its place does not
            rejection = new(RejectedWebhook.NotJson,
                $"The body is not JSON, or deeper than {MaxDepth}; "
                + $"see line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
            return false;
        }
    }

    private static bool TryRead(
        ReadOnlyMemory<byte> body,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out RejectedWebhook? rejection)
    {
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        Part type = default, data = default;
        var read = default(Payload);
        reader.Read();
        var isObject = reader.TokenType is JsonTokenType.StartObject;
        while (reader.Read())
        {
            if (!isObject || reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            var isType = JsonText.Says(ref reader, "type"u8);
            var isData = JsonText.Says(ref reader, "data"u8);
            reader.Read();
            var token = reader.TokenType;
            var start = (int)reader.TokenStartIndex;
            if (isData && token is JsonTokenType.StartObject)
            {
                read = Payload.Read(ref reader, body);
            }
            else
            {
                reader.Skip();
            }

            var value = body[start..(int)reader.BytesConsumed];
            type = isType ? type.Followed(token, value) : type;
            data = isData ? data.Followed(token, value) : data;
        }

        envelope = null;
        var fault = !isObject ? "The body is no JSON object."
            : type.Times != 1 ? $"The envelope has {type.Times} members named type; it needs one."
            : data.Times != 1 ? $"The envelope has {data.Times} members named data; it needs one."
            : type.Token is not JsonTokenType.String ? "The envelope's type is no string."
            : data.Token is not JsonTokenType.StartObject ? "The envelope's data is no object."
            : null;
        var text = default(string);
        if (fault is null && !TryReadText(type.Value, out text))
        {
            fault = "The envelope's type has half of a surrogate pair.";
        }

        rejection = fault is null ? null
            : new(
                RejectedWebhook.NotAnEnvelope,
                $$"""{{fault}} Send {"type": string, "data": object}, as VoIPBin does.""");
        envelope = fault is null ? new Envelope(type.Value[1..^1], text!, read!) : null;
        return fault is null;
    }

    private static bool TryReadText(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out string? text)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return JsonText.TryReadText(ref reader, out text);
    }

    private readonly record struct Part(int Times, JsonTokenType Token, ReadOnlyMemory<byte> Value)
    {
        public Part Followed(JsonTokenType token, ReadOnlyMemory<byte> value) => new(Times + 1, token, value);
    }
}
