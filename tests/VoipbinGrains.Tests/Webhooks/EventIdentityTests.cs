using System.Security.Cryptography;
using System.Text;
using CsCheck;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Webhooks;

public sealed class EventIdentityTests
{
    private const string Id = "5371e9db-d035-4db6-a8d6-0994d33e744e";
    private const string Data = $$"""{"id":"{{Id}}","name":"a <b> c","n":10,"status":"hangup","list":[1,2]}""";

    private static readonly Gen<string[]> Scalar = Gen.OneOf<string[]>(
        ["1"], ["-0.50e+1"], ["true"], ["null"], ["\" \\\" \""], ["\"\\\\\""],
        ["\"a\\\\\\\" b\""], ["\"\\u003c\""], ["\"é 日\""]);

    private static readonly Gen<string[]> Value = Gen.Recursive<string[]>((depth, self) => depth > 4
        ? Scalar
        : Gen.OneOf(
            Scalar,
            self.Array[0, 3].Select(items => Enclosed("[", items, "]")),
            self.Array[0, 3].Select(items => Enclosed("{", [.. items.Select(Named)], "}"))));

    public static TheoryData<string, string> OtherEvents => new()
    {
        { "call_hangup", Data },
        { "call_hung\\u0075p", Data },
        { "call_hungup", Data.Replace("<", "\\u003c", StringComparison.Ordinal) },
        { "call_hungup", Data.Replace("\"status\"", "\"st\\u0061tus\"", StringComparison.Ordinal) },
        { "call_hungup", Data.Replace("10", "10.0", StringComparison.Ordinal) },
        { "call_hungup", Data.Replace("10", "1e1", StringComparison.Ordinal) },
        { "call_hungup", Data.Replace("a <b> c", "a <b>  c", StringComparison.Ordinal) },
        { "call_hungup", Data.Replace(Id, Id.ToUpperInvariant(), StringComparison.Ordinal) },
        { "call_hungup", Data.Replace("[1,2]", "[2,1]", StringComparison.Ordinal) },
        { "call_hungup", $$"""{"name":"a <b> c","id":"{{Id}}","n":10,"status":"hangup","list":[1,2]}""" },
        { "call_hungup", Data[..^1] + ",\"new\":null}" },
        { "call_hungup", Data[..^1] + ",\"n\":10}" },
    };

    [Fact]
    public void The_identity_is_the_SHA_256_of_the_type_a_zero_byte_and_the_data()
    {
        var bytes = new byte[EventIdentity.Length];
        Event("call_hungup", Data).Identity.Write(bytes);

        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes("call_hungup\0" + Data)), bytes);
    }

    [Theory, MemberData(nameof(OtherEvents))]
    public void Another_spelling_of_type_or_data_is_another_event_and_is_kept_as_sent(string type, string data)
    {
        var other = Event(type, data);

        Assert.NotEqual(Event("call_hungup", Data).Identity, other.Identity);
        Assert.Equal(data, Encoding.UTF8.GetString(other.Data.Span));
    }

    [Fact]
    public void What_stands_beside_type_and_data_does_not_make_another_event()
    {
        var beside = $$"""{"sent":1,"data":{{Data}},"id":"x","type":"call_hungup","\u0069d":2}""";

        Assert.Equal(Event("call_hungup", Data).Identity, Bodies.Event(Encoding.UTF8.GetBytes(beside)).Identity);
    }

    [Fact]
    public void Other_whitespace_is_the_same_event_and_is_not_kept() =>
        Gen.Select(Value.Array[0, 4], Gen.OneOf("", " ", "\n", "\t", "\r\n", "  \r \n\t ").Array[1, 7]).Sample(
            (members, gaps) =>
            {
                var tokens = Enclosed("{", [["\"id\"", ":", $"\"{Id}\""], .. members.Select(Named)], "}");
                var spaced = string.Concat(tokens.Select((token, i) => gaps[i % gaps.Length] + token)) + gaps[0];
                var plain = Event("call_updated", string.Concat(tokens));
                var other = Event("call_updated", spaced);

                Assert.Equal(string.Concat(tokens), Encoding.UTF8.GetString(other.Data.Span));
                Assert.Equal(plain.Data.ToArray(), other.Data.ToArray());
                Assert.Equal(plain.Identity, other.Identity);
            },
            iter: 3_000);

    [Fact]
    public void Identities_are_ordered_as_unsigned_bytes_and_survive_being_written() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32], Gen.Int[0, 32]).Sample(
            (left, right, shared) =>
            {
                left.AsSpan(0, shared).CopyTo(right);
                var (a, b) = (EventIdentity.Read(left), EventIdentity.Read(right));
                var bytes = new byte[EventIdentity.Length];
                a.Write(bytes);

                Assert.Equal(left, bytes);
                Assert.Equal(Math.Sign(left.AsSpan().SequenceCompareTo(right)), Math.Sign(a.CompareTo(b)));
                Assert.Equal((a < b, a <= b, a > b, a >= b, a == b),
                    (b > a, b >= a, b < a, b <= a, left.AsSpan().SequenceEqual(right)));
            },
            iter: 5_000);

    private static WebhookEvent Event(string type, string data) =>
        Bodies.Event(Encoding.UTF8.GetBytes($$$"""{"type":"{{{type}}}","data":{{{data}}}}"""));

    private static string[] Named(string[] value, int index) => [$"\" member {index}\"", ":", .. value];

    private static string[] Enclosed(string open, IReadOnlyList<string[]> items, string close) =>
        [open, .. items.SelectMany((item, i) => i == 0 ? item : [",", .. item]), close];
}
