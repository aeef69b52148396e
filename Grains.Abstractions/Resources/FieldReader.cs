using System.Text;
using System.Text.Json;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Resources;

/// <summary>
/// Reads one value of VoIPBin's data. Each method stands for a <see cref="FieldForm"/>, answers false if the value is
/// not of that form, and gives null for every form of «unset».
/// </summary>
internal static class FieldReader
{
    private const int EmptyString = 2;

    public static bool IsReadable(FieldForm form, ReadOnlyMemory<byte> json) => form switch
    {
        FieldForm.Text => IsText(json),
        FieldForm.Uuid => TryUuid(json, out _),
        FieldForm.Uuids => TryUuids(json, out _),
        FieldForm.Time => TryTime(json, out _),
        FieldForm.Integer => TryInteger(json, out _),
        FieldForm.Object => At(json).TokenType is JsonTokenType.StartObject or JsonTokenType.Null,
        FieldForm.Objects => AreObjects(json),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
    };

    public static bool TryText(ReadOnlyMemory<byte> json, out string? text)
    {
        if (IsPlainString(json.Span))
        {
            text = json.Length == EmptyString ? null : Encoding.UTF8.GetString(json.Span[1..^1]);
            return true;
        }

        text = null;
        var reader = At(json);
        var readable = reader.TokenType is JsonTokenType.Null
            || (reader.TokenType is JsonTokenType.String && JsonText.TryReadText(ref reader, out text));
        text = text is "" ? null : text;
        return readable;
    }

    public static bool TryUuid(ReadOnlyMemory<byte> json, out Guid? id)
    {
        id = null;
        if (IsPlainString(json.Span))
        {
            return TryUuid(json.Span[1..^1], out id);
        }

        if (!TryText(json, out var text))
        {
            return false;
        }

        var readable = text is null;
        if (ResourceId.TryParse(text, out var read))
        {
            id = read == Guid.Empty ? null : read;
            readable = true;
        }

        return readable;
    }

    public static bool TryTime(ReadOnlyMemory<byte> json, out DateTimeOffset? time)
    {
        time = null;
        return IsPlainString(json.Span)
            ? VoipbinTime.TryRead(json.Span[1..^1], out time)
            : TryText(json, out var text) && VoipbinTime.TryRead(Encoding.UTF8.GetBytes(text ?? ""), out time);
    }

    public static bool TryInteger(ReadOnlyMemory<byte> json, out long? number)
    {
        number = null;
        var reader = At(json);
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var read))
        {
            number = read;
        }

        return number is not null || reader.TokenType is JsonTokenType.Null;
    }

    public static bool TryObject(ReadOnlyMemory<byte> json, out Payload? value)
    {
        var token = At(json).TokenType;
        value = token is JsonTokenType.StartObject ? Payload.Read(json) : null;
        return token is JsonTokenType.StartObject or JsonTokenType.Null;
    }

    public static bool TryUuids(ReadOnlyMemory<byte> json, out IReadOnlyList<Guid> ids)
    {
        ids = [];
        if (json.Span.SequenceEqual("[]"u8))
        {
            return true;
        }

        var read = new List<Guid>();
        var readable = TryItems(json, out var items);
        foreach (var item in items)
        {
            readable &= TryUuid(item, out var id);
            if (id is { } real)
            {
                read.Add(real);
            }
        }

        ids = readable ? read : ids;
        return readable;
    }

    public static bool TryObjects(ReadOnlyMemory<byte> json, out IReadOnlyList<Payload> values)
    {
        values = [];
        var read = new List<Payload>();
        var readable = TryItems(json, out var items);
        foreach (var item in items)
        {
            readable &= TryObject(item, out var value);
            if (value is not null)
            {
                read.Add(value);
            }
        }

        values = readable ? read : values;
        return readable;
    }

    private static bool TryUuid(ReadOnlySpan<byte> text, out Guid? id)
    {
        var readable = ResourceId.TryParse(text, out var read);
        id = readable && read != Guid.Empty ? read : null;
        return readable || text.IsEmpty;
    }

    private static bool IsText(ReadOnlyMemory<byte> json) => IsPlainString(json.Span) || TryText(json, out _);

    private static bool AreObjects(ReadOnlyMemory<byte> json)
    {
        var reader = At(json);
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return reader.TokenType is JsonTokenType.Null;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null)
        {
            reader.Skip();
        }

        return reader.TokenType is JsonTokenType.EndArray;
    }

    // whose text is the bytes between its quotes
    private static bool IsPlainString(ReadOnlySpan<byte> json) => json[0] == '"' && !json.Contains((byte)'\\');

    private static bool TryItems(ReadOnlyMemory<byte> json, out IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        items = [];
        var reader = At(json);
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return reader.TokenType is JsonTokenType.Null;
        }

        var read = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            read.Add(JsonText.SkipValue(ref reader, json));
        }

        items = read;
        return true;
    }

    private static Utf8JsonReader At(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return reader;
    }
}
