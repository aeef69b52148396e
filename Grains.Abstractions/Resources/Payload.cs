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

    private const int UsualMembers = 40;

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
        reader.Read();
        return new Payload(json, MembersAt(ref reader, start: 0));
    }

    /// <summary>Reads the object that the reader stands on.</summary>
    /// <param name="reader">Stands on the object's beginning; afterwards on its end.</param>
    /// <param name="text">What the reader reads.</param>
    internal static Payload Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> text)
    {
        var start = (int)reader.TokenStartIndex;
        var members = MembersAt(ref reader, start);
        return new Payload(text[start..(int)reader.BytesConsumed], members);
    }

    /// <summary>The bytes of a field's value as sent; null if the object has no such member.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    public ReadOnlyMemory<byte>? Raw(ReadOnlySpan<byte> name)
    {
        var text = Json.Span;
        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (members[i].IsNamed(name, text))
            {
                return Json[members[i].Value];
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
    internal IReadOnlyList<string> Unreadable(IReadOnlyList<Field> fields)
    {
        var unreadable = default(List<string>);
        for (var i = 0; i < fields.Count; i++)
        {
            if (Raw(fields[i].Utf8Name.Span) is { } json && !FieldReader.IsReadable(fields[i].Form, json))
            {
                (unreadable ??= []).Add(fields[i].Name);
            }
        }

        return unreadable ?? [];
    }

    private static Member[] MembersAt(ref Utf8JsonReader reader, int start)
    {
        Span<Member> members = stackalloc Member[UsualMembers];
        var count = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isEscaped = reader.ValueIsEscaped;
            var isName = !isEscaped || JsonText.TryReadText(ref reader, out _); // no field has half of a surrogate pair
            var name = (int)reader.TokenStartIndex - start;
            var nameEnd = name + reader.ValueSpan.Length + 2;
            reader.Read();
            var value = (int)reader.TokenStartIndex - start;
            reader.Skip();
            if (!isName)
            {
                continue;
            }

            if (count == members.Length)
            {
                var more = new Member[2 * count];
                members.CopyTo(more);
                members = more;
            }

            members[count++] = new Member(name, nameEnd, value, (int)reader.BytesConsumed - start, isEscaped);
        }

        return members[..count].ToArray();
    }

    // places in the object's text; the name's are those of its quotes
    private readonly record struct Member(int Name, int NameEnd, int ValueStart, int ValueEnd, bool IsEscaped)
    {
        public Range Value => ValueStart..ValueEnd;

        public bool IsNamed(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
        {
            if (!IsEscaped)
            {
                return text[(Name + 1)..(NameEnd - 1)].SequenceEqual(name);
            }

            var reader = new Utf8JsonReader(text[Name..NameEnd]);
            reader.Read();
            return JsonText.Says(ref reader, name);
        }
    }
}
