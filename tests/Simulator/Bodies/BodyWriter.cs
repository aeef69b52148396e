using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VoipbinGrains.Simulator.Bodies;

/// <summary>Writes bodies as Go does: members in order, no whitespace, and these three characters escaped.</summary>
internal sealed class BodyWriter : IDisposable
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    private readonly ArrayBufferWriter<byte> bytes = new(2048);
    private readonly Utf8JsonWriter json;

    public BodyWriter() => json = new(bytes, new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    /// <summary>The era of what is written.</summary>
    public Era Era { get; private set; }

    public bool IsToday => Era is Era.Today;

    /// <summary>Writes an envelope around data.</summary>
    /// <returns>The body, and where its data begins; it ends before the last brace.</returns>
    public (byte[] Body, int DataStart) Envelope(Era era, string type, Action<BodyWriter> data)
    {
        Era = era;
        bytes.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WritePropertyName("data"u8);
        json.Flush();
        var start = bytes.WrittenCount;
        Object(data);
        json.WriteEndObject();
        json.Flush();
        return (bytes.WrittenSpan.ToArray(), start);
    }

    public void Id(string name, Guid id) => json.WriteString(name, id);

    public void NoId(string name) => json.WriteString(name, Nobody);

    /// <summary>Ids; an empty list is written in 2022 and is not there today.</summary>
    public void Ids(string name, IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count > 0 || !IsToday)
        {
            Array(name, ids, id => json.WriteStringValue(id));
        }
    }

    public void Text(string name, string value)
    {
        json.WritePropertyName(name);
        if (value.AsSpan().IndexOfAny('<', '>', '&') < 0)
        {
            json.WriteStringValue(value);
            return;
        }

        var escaped = JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal);
        json.WriteRawValue($"\"{escaped}\"", skipInputValidation: true);
    }

    /// <summary>A text that is not there today when it is empty; in 2022 it is.</summary>
    public void TextIfAny(string name, string value)
    {
        if (value.Length > 0 || !IsToday)
        {
            Text(name, value);
        }
    }

    public void Number(string name, long value) => json.WriteNumber(name, value);

    /// <summary>A number that is not there when it is zero.</summary>
    public void NumberIfAny(string name, long value)
    {
        if (value != 0)
        {
            Number(name, value);
        }
    }

    public void Time(string name, long? time, Unset unset)
    {
        if (time is { } known)
        {
            json.WriteString(name, WireTime.Write(Era, known));
        }
        else if (!IsToday)
        {
            json.WriteString(name, WireTime.Never);
        }
        else if (unset is Unset.Null)
        {
            json.WriteNull(name);
        }
    }

    public void Null(string name) => json.WriteNull(name);

    /// <summary>Any JSON, as it is.</summary>
    public void Raw(string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    public void Object(string name, Action<BodyWriter> members)
    {
        json.WritePropertyName(name);
        Object(members);
    }

    public void Objects<T>(string name, IReadOnlyCollection<T> items, Action<BodyWriter, T> members) =>
        Array(name, items, item => Object(writer => members(writer, item)));

    public void Dispose() => json.Dispose();

    private void Object(Action<BodyWriter> members)
    {
        json.WriteStartObject();
        members(this);
        json.WriteEndObject();
    }

    private void Array<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
