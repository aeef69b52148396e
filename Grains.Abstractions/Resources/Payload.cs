using System.Text;
using System.Text.Json;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Resources;

/// <summary>
/// An object of VoIPBin's, read as leniently as it is sent: a missing field, each form of «unset» and a value of the
/// wrong type all read as null or empty; of a repeated member the last counts. Unknown fields are reached by name.
/// </summary>
public sealed class Payload
{
    private const long LongestMilliseconds = long.MaxValue / TimeSpan.TicksPerMillisecond;

    private readonly Member[] members;

    private Payload(ReadOnlyMemory<byte> json, Member[] members)
    {
        Json = json;
        this.members = members;
    }

    /// <summary>The object as sent, UTF-8, without insignificant whitespace.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Reads an object's members.</summary>
    /// <param name="json">A JSON object in UTF-8.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Payload Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        var members = new List<Member>(capacity: 24);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = NameAt(ref reader, json);
            reader.Read();
            var value = JsonText.SkipValue(ref reader, json);
            if (name is { } text)
            {
                members.Add(new Member(text, value));
            }
        }

        return new Payload(json, [.. members]);
    }

    /// <summary>The bytes of a field's value as sent; null if the object has no such member.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public ReadOnlyMemory<byte>? Raw(ReadOnlySpan<byte> name)
    {
        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (members[i].Name.Span.SequenceEqual(name))
            {
                return members[i].Value;
            }
        }

        return null;
    }

    /// <summary>A <see cref="FieldForm.Text"/>; null if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public string? Text(ReadOnlySpan<byte> name) =>
        Raw(name) is { } json && FieldReader.TryText(json, out var text) ? text : null;

    /// <summary>A <see cref="FieldForm.Text"/> as a word; null if unset.</summary>
    /// <typeparam name="T">The kind of word.</typeparam>
    /// <param name="name">The field's name in UTF-8.</param>
    public T? Word<T>(ReadOnlySpan<byte> name)
        where T : struct, IWord<T> => Text(name) is { } text ? T.Of(text) : null;

    /// <summary>A <see cref="FieldForm.Uuid"/>; null if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public Guid? Uuid(ReadOnlySpan<byte> name) =>
        Raw(name) is { } json && FieldReader.TryUuid(json, out var id) ? id : null;

    /// <summary>A <see cref="FieldForm.Uuids"/>; empty if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public IReadOnlyList<Guid> Uuids(ReadOnlySpan<byte> name) =>
        Raw(name) is { } json && FieldReader.TryUuids(json, out var ids) ? ids : [];

    /// <summary>A <see cref="FieldForm.Time"/> in whole microseconds, UTC; null if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public DateTimeOffset? Time(ReadOnlySpan<byte> name) =>
        Raw(name) is { } json && FieldReader.TryTime(json, out var time) ? time : null;

    /// <summary>A <see cref="FieldForm.Integer"/>; null if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public long? Integer(ReadOnlySpan<byte> name) =>
        Raw(name) is { } json && FieldReader.TryInteger(json, out var number) ? number : null;

    /// <summary>A <see cref="FieldForm.Integer"/> of milliseconds; null if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public TimeSpan? Milliseconds(ReadOnlySpan<byte> name) =>
        Integer(name) is { } number and >= -LongestMilliseconds and <= LongestMilliseconds
            ? TimeSpan.FromMilliseconds(number)
            : null;

    /// <summary>A <see cref="FieldForm.Object"/>; null if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public Payload? Object(ReadOnlySpan<byte> name) =>
        Raw(name) is { } json && FieldReader.TryObject(json, out var value) ? value : null;

    /// <summary>A <see cref="FieldForm.Objects"/>; empty if unset.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public IReadOnlyList<Payload> Objects(ReadOnlySpan<byte> name) =>
        Raw(name) is { } json && FieldReader.TryObjects(json, out var values) ? values : [];

    /// <summary>Which of these fields are present but cannot be read, and so count as unset.</summary>
    /// <param name="fields">The fields and their forms.</param>
    internal IEnumerable<string> Unreadable(IReadOnlyList<Field> fields)
    {
        foreach (var field in fields)
        {
            if (Raw(field.Utf8Name.Span) is { } json && !FieldReader.IsReadable(field.Form, json))
            {
                yield return field.Name;
            }
        }
    }

    // null for a name that has half of a surrogate pair: no field is called so
    private static ReadOnlyMemory<byte>? NameAt(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        if (!reader.ValueIsEscaped)
        {
            return json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        return JsonText.TryReadText(ref reader, out var name)
            ? Encoding.UTF8.GetBytes(name)
            : default(ReadOnlyMemory<byte>?);
    }

    private readonly record struct Member(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value);
}
