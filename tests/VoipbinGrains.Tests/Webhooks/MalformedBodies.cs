using System.Text;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Webhooks;

/// <summary>Bodies that no resend can mend, and the contract's code for each.</summary>
internal static class MalformedBodies
{
    private const string Id = "5371e9db-d035-4db6-a8d6-0994d33e744e";
    private const string Good = $$$"""{"type":"call_created","data":{"id":"{{{Id}}}"}}""";

    public static IEnumerable<(string Name, byte[] Body, string Code)> All =>
    [
        .. NotUtf8().Select(row => (row.Name, row.Body, RejectedWebhook.NotJson)),
        .. Of(RejectedWebhook.NotJson, NotJson()),
        .. Of(RejectedWebhook.NotAnEnvelope, NoEnvelope()),
        .. Of(RejectedWebhook.IdMissing, NoId()),
        .. Of(RejectedWebhook.IdNotUuid, NoUuid()),
    ];

    /// <summary>A body whose innermost value is this deep, the envelope being the first level.</summary>
    public static string Nested(int depth) =>
        WithField(new string('[', depth - 2) + new string(']', depth - 2));

    private static IEnumerable<(string Name, byte[] Body)> NotUtf8() =>
    [
        ("empty", []),
        ("byte order mark", [0xEF, 0xBB, 0xBF, .. Utf8(Good)]),
        ("UTF-16", Encoding.Unicode.GetBytes(Good)),
        ("UTF-32", Encoding.UTF32.GetBytes(Good)),
        ("a stray continuation byte in a value", InName(0x80)),
        ("a byte that UTF-8 never has", InName(0xFF)),
        ("Latin-1", InName(0xE9)),
        ("an overlong slash", InName(0xC0, 0xAF)),
        ("half of a surrogate pair in UTF-8", InName(0xED, 0xA0, 0x80)),
        ("a code point above Unicode's last", InName(0xF4, 0x90, 0x80, 0x80)),
        ("a character cut off at the end", [.. Utf8(Good), 0xE2, 0x82]),
        ("invalid UTF-8 outside of strings", [0xFE, .. Utf8(Good)]),
        ("nothing but zero bytes", new byte[16]),
    ];

    private static IEnumerable<(string Name, string Body)> NotJson() =>
    [
        ("whitespace only", " \t\r\n"),
        ("plain text", "call_created"),
        ("a form", "type=call_created&data=%7B%7D"),
        ("XML", "<type>call_created</type>"),
        ("cut off within data", Good[..40]),
        ("cut off before the last brace", Good[..^1]),
        ("a brace too many", Good + "}"),
        ("trailing text", Good + " ok"),
        ("a trailing zero byte", Good + "\0"),
        ("two envelopes", Good + Good),
        ("two envelopes in two lines", Good + "\n" + Good),
        ("a line comment", Good + " // sent"),
        ("a block comment", "/* sent */" + Good),
        ("a trailing comma", Good[..^1] + ",}"),
        ("a missing comma", Good.Replace(",\"data\"", "\"data\"", StringComparison.Ordinal)),
        ("a missing colon", Good.Replace("\"type\":", "\"type\"", StringComparison.Ordinal)),
        ("single quotes", Good.Replace('"', '\'')),
        ("a bare name", Good.Replace("\"type\"", "type", StringComparison.Ordinal)),
        ("NaN", WithField("NaN")),
        ("Infinity", WithField("-Infinity")),
        ("undefined", WithField("undefined")),
        ("True", WithField("True")),
        ("a leading zero", WithField("01")),
        ("a plus sign", WithField("+1")),
        ("hexadecimal", WithField("0x1F")),
        ("a bare fraction", WithField(".5")),
        ("a fraction without digits", WithField("1.")),
        ("an exponent without digits", WithField("1e")),
        ("an unknown escape", WithField("\"\\x41\"")),
        ("a short escape", WithField("\"\\u12\"")),
        ("an escape that is not hexadecimal", WithField("\"\\u12G4\"")),
        ("a raw line break in a string", WithField("\"a\nb\"")),
        ("a raw tab in a string", WithField("\"a\tb\"")),
        ("a form feed between tokens", "\f" + Good),
        ("a no-break space between tokens", "\u00A0" + Good),
        ("an array of data that is closed by a brace", WithField("[1}")),
        ("65 levels", Nested(65)),
        ("10,000 open brackets", new string('[', 10_000)),
        ("65 levels beside the envelope", """{"x":""" + new string('[', 64) + new string(']', 64) + "," + Good[1..]),
        ("not JSON after type and data twice", """{"type":"a","type":"b","data":{},"data":{}}]"""),
    ];

    private static IEnumerable<(string Name, string Body)> NoEnvelope() =>
    [
        ("null", "null"),
        ("a number", "42"),
        ("a string", "\"call_created\""),
        ("an array of an envelope", $"[{Good}]"),
        ("an empty object", "{}"),
        ("the bare resource", $$"""{"id":"{{Id}}","status":"ringing","tm_create":"2022-04-11 00:23:53.636000"}"""),
        ("no type", """{"data":{}}"""),
        ("no data", """{"type":"call_created"}"""),
        ("a type that is null", """{"type":null,"data":{}}"""),
        ("a type that is a number", """{"type":1,"data":{}}"""),
        ("a type that is an array", """{"type":["call_created"],"data":{}}"""),
        ("data that is null", """{"type":"call_created","data":null}"""),
        ("data that is an array", """{"type":"call_created","data":[{}]}"""),
        ("data that is JSON in a string", """{"type":"call_created","data":"{}"}"""),
        ("data of a type not modelled that is null", """{"type":"recording_started","data":null}"""),
        ("names in capitals", $$$"""{"Type":"call_created","Data":{"id":"{{{Id}}}"}}"""),
        ("type and data one level down", $$$"""{"event":{{{Good}}}}"""),
        ("type twice", $$$"""{"type":"call_created","type":"call_created","data":{"id":"{{{Id}}}"}}"""),
        ("type twice, once escaped",
            $$$"""{"type":"call_created","\u0074ype":"call_created","data":{"id":"{{{Id}}}"}}"""),
        ("type twice, first of the wrong kind", $$$"""{"type":1,"type":"call_created","data":{"id":"{{{Id}}}"}}"""),
        ("data twice", $$$"""{"type":"call_created","data":{"id":"{{{Id}}}"},"data":{"id":"{{{Id}}}"}}"""),
        ("data twice, once escaped", $$$"""{"type":"call_created","data":{"id":"{{{Id}}}"},"d\u0061ta":{}}"""),
        ("data twice, then null", $$$"""{"type":"call_created","data":{"id":"{{{Id}}}"},"data":null}"""),
        ("half of a surrogate pair in type", $$$"""{"type":"call_\ud800created","data":{"id":"{{{Id}}}"}}"""),
        ("the second half alone in type", $$$"""{"type":"\udc00","data":{"id":"{{{Id}}}"}}"""),
        ("a surrogate pair in the wrong order in type", $$$"""{"type":"\udc00\ud800","data":{"id":"{{{Id}}}"}}"""),
    ];

    private static IEnumerable<(string Name, string Body)> NoId() =>
    [
        ("data without id", """{"type":"call_created","data":{"status":"ringing"}}"""),
        ("empty data", """{"type":"agent_deleted","data":{}}"""),
        ("an id that is null", WithId("null")),
        ("an id that is all zeros", WithId("\"00000000-0000-0000-0000-000000000000\"")),
        ("an id in capitals", $$$"""{"type":"call_created","data":{"ID":"{{{Id}}}"}}"""),
        ("an id one level down", $$$$"""{"type":"call_created","data":{"call":{"id":"{{{{Id}}}}"}}}"""),
        ("an id beside data", $$$"""{"id":"{{{Id}}}","type":"queuecall_done","data":{}}"""),
        ("two ids, the last null", $$$"""{"type":"call_created","data":{"id":"{{{Id}}}","id":null}}"""),
        ("an id that is all zeros, escaped", WithId("\"\\u00300000000-0000-0000-0000-000000000000\"")),
    ];

    private static IEnumerable<(string Name, string Body)> NoUuid() =>
    [
        ("an empty id", WithId("\"\"")),
        ("an id that is a number", WithId("5371")),
        ("an id that is true", WithId("true")),
        ("an id that is an array", WithId($"[\"{Id}\"]")),
        ("an id that is an object", WithId("{}")),
        ("an invented id", WithId("\"call-123\"")),
        ("an id without dashes", WithId("\"5371e9dbd0354db6a8d60994d33e744e\"")),
        ("an id in braces", WithId($"\"{{{Id}}}\"")),
        ("an id in parentheses", WithId($"\"({Id})\"")),
        ("an id as URN", WithId($"\"urn:uuid:{Id}\"")),
        ("an id of hexadecimal structures", WithId(
            "\"{0x5371e9db,0xd035,0x4db6,{0xa8,0xd6,0x09,0x94,0xd3,0x3e,0x74,0x4e}}\"")),
        ("an id with a sign", WithId("\"+371e9db-d035-4db6-a8d6-0994d33e744e\"")),
        ("zeros with a sign", WithId("\"+0000000-0000-0000-0000-000000000000\"")),
        ("an id with 0x", WithId("\"0x71e9db-d035-4db6-a8d6-0994d33e744e\"")),
        ("a space before the id", WithId($"\" {Id}\"")),
        ("a space after the id", WithId($"\"{Id} \"")),
        ("a line break after the id", WithId($"\"{Id}\\n\"")),
        ("a digit too few", WithId($"\"{Id[..^1]}\"")),
        ("a digit too many", WithId($"\"{Id}0\"")),
        ("a digit that is none", WithId("\"g371e9db-d035-4db6-a8d6-0994d33e744e\"")),
        ("a full-width digit", WithId("\"５371e9db-d035-4db6-a8d6-0994d33e744e\"")),
        ("a zero byte in the id", WithId("\"\\u0000371e9db-d035-4db6-a8d6-0994d33e744e\"")),
        ("dashes in the wrong places", WithId("\"5371e9d-bd035-4db6-a8d6-0994d33e744e\"")),
        ("underscores for dashes", WithId("\"5371e9db_d035_4db6_a8d6_0994d33e744e\"")),
        ("half of a surrogate pair in the id", WithId("\"\\ud800\"")),
        ("half of a surrogate pair after the id", WithId($"\"{Id}\\udfff\"")),
        ("half of a surrogate pair in the id of a type not modelled",
            """{"type":"recording_started","data":{"id":"\ud800"}}"""),
        ("two ids, the last no UUID", $$$"""{"type":"call_created","data":{"id":"{{{Id}}}","\u0069d":"call-123"}}"""),
    ];

    private static IEnumerable<(string Name, byte[] Body, string Code)> Of(
        string code, IEnumerable<(string Name, string Body)> rows) =>
        rows.Select(row => (row.Name, Utf8(row.Body), code));

    private static string WithField(string json) =>
        $$$"""{"type":"call_created","data":{"id":"{{{Id}}}","x":{{{json}}}}}""";

    private static string WithId(string json) => $$$"""{"type":"call_created","data":{"id":{{{json}}}}}""";

    private static byte[] InName(params byte[] bytes)
    {
        var parts = WithField("\"name\"").Split("name");
        return [.. Utf8(parts[0]), .. bytes, .. Utf8(parts[1])];
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
