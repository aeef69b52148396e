using System.Globalization;
using System.Text;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>
/// Bodies made from what VoIPBin's are made of: an envelope, a type of either era or of none, ids that come again, and
/// each field that is read, told in every form and now and then in one that is not its own.
/// </summary>
internal sealed class ShapedBodies(Random random)
{
    private const int Ids = 400; // of each kind: a sender that invents ids takes memory for each
    private const string Garbage = "zz";

    private static readonly string[] strangeTypes =
    [
        "recording_started", "call_foo", "CALL_CREATED", "call_", "", "\\u0063all_created", "call\\u0000", "\\ud800",
        "😀", "../../etc", "call_created ", "queue_queuecall_done",
    ];

    private static readonly string[] texts =
    [
        "\"\"", "\"incoming\"", "\"busy\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\\"\\\\\\/\\b\"",
        "\"\u202ef\"", "\"é\"", "\"" + new string('x', 300) + "\"",
    ];

    private static readonly string[] times =
    [
        "\"2022-04-11 00:23:53.636000\"", "\"2026-05-04T12:00:00.410186123Z\"", "\"2026-05-04T12:00:00+09:00\"",
        "\"9999-01-01 00:00:00.000000\"", "\"9999-12-31T23:59:59-23:59\"", "\"0001-01-01T00:00:00+23:59\"",
        "\"9998-12-31T23:59:59.999999999Z\"", "\"2026-02-29T00:00:00Z\"", "\"2026-13-01T00:00:00Z\"", "\"\"",
        "\"2026-05-04T12:00:00.Z\"", "\"2026-05-04t12:00:60z\"", "\"0000-00-00 00:00:00\"", "\"１999-01-01T00:00:00Z\"",
    ];

    private static readonly string[] numbers =
        ["0", "-0", "1", "0.5", "1e999", "-1e-999", "9223372036854775807", "9223372036854775808", "+1"];

    private static readonly string[] objects =
    [
        "{}", """{"type":"tel","target":"+821021656521","target_name":"","name":"","detail":""}""",
        """{"target":7,"target":"+82 10-2165-6521"}""", """{"id":"","type":"talk","option":{"text":"\ud800"}}""",
    ];

    private static readonly string[] gaps = ["", " ", "\r\n\t", "\u00a0", ",", "//"];

    private readonly List<Field> fields = [.. ResourceTypes.All.SelectMany(type => type.Fields)];

    /// <summary>The next body.</summary>
    public byte[] Next()
    {
        var type = random.Next(ResourceTypes.All.Count);
        var members = new List<string> { $"\"type\":\"{Type(ResourceTypes.All[type].Lifecycle)}\"", Data(type) };
        if (Once(20))
        {
            members.Add(One(["\"x\":", "\"type\":", "\"data\":", "\"d\\u0061ta\":", "\"Type\":"]) + Any());
        }

        members.RemoveAll(_ => Once(150));
        return Encoding.UTF8.GetBytes(Shuffled(members) + (Once(100) ? One(gaps) : ""));
    }

    private string Type(Lifecycle lifecycle) =>
        Once(10) ? One(strangeTypes) : One([.. lifecycle.Words]);

    private string Data(int type)
    {
        var members = Enumerable.Range(0, random.Next(8))
            .Select(_ => One(Once(6) ? fields : [.. ResourceTypes.All[type].Fields]))
            .Select(field => $"\"{Escaped(field.Name)}\":{Value(field.Form)}")
            .Append($"\"status\":\"{Status(ResourceTypes.All[type].Lifecycle)}\"")
            .Append($"\"{Escaped("id")}\":{(Once(40) ? Any() : $"\"{Id(type)}\"")}")
            .ToList();
        members.RemoveAll(_ => Once(40));
        return $"\"data\":{(Once(60) ? Any() : Shuffled(members))}";
    }

    private string Status(Lifecycle lifecycle) => lifecycle.Statuses.Count == 0 || Once(15)
        ? One(["", "none", "\\u0000", "hang up"])
        : One([.. lifecycle.Statuses]) is var row && Once(4) ? row.FormerWord ?? row.Status : row.Status;

    private string Value(FieldForm form) => Once(25) ? Any() : form switch
    {
        FieldForm.Text => One(texts),
        FieldForm.Uuid => $"\"{Id(random.Next(ResourceTypes.All.Count))}\"",
        FieldForm.Uuids => $"[\"{Id(0)}\",\"{Id(0)}\"]",
        FieldForm.Time => Once(3) ? One(times) : Moment(),
        FieldForm.Integer => One(numbers),
        FieldForm.Object => One(objects),
        _ => $"[{One(objects)},{One(objects)}]",
    };

    private string Any() => random.Next(9) switch
    {
        0 => "null",
        1 => "true",
        2 => One(numbers),
        3 => One(texts),
        4 => One(times),
        5 => One(objects),
        6 => "[" + One(objects),
        7 => Nested(random.Next(58, 66)),
        _ => $"\"x{Id(0)}\"",
    };

    // a thousandth of a second apart, so that the order of a resource's events is rarely that of their arrival
    private string Moment() => string.Create(
        CultureInfo.InvariantCulture,
        $"\"2026-05-04 12:{random.Next(60):00}:{random.Next(60):00}.{random.Next(1000):000}\"");

    private string Id(int type)
    {
        var id = new Guid(type + 1, 0, 0, [0, 0, 0, 0, 0, 0, (byte)random.Next(Ids / 200), (byte)random.Next(200)]);
        return Once(200) ? One(["", Guid.Empty.ToString(), $"{id:N}", $"{id:B}", $"{id}{Garbage}"])
            : Once(10) ? id.ToString().ToUpperInvariant()
            : id.ToString();
    }

    private string Escaped(string name) => Once(20) ? $"\\u{(int)name[0]:x4}{name[1..]}" : name;

    private string Nested(int depth) => Once(2)
        ? new string('[', depth) + new string(']', depth)
        : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private string Shuffled(List<string> members)
    {
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
        var gap = Once(25) ? One(gaps) : "";
        return $"{{{gap}{string.Join($"{gap},", members)}{gap}}}";
    }

    private bool Once(int inSoMany) => random.Next(inSoMany) == 0;

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
