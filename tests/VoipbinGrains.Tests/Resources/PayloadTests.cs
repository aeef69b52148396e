using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Resources;

public sealed class PayloadTests
{
    [Fact]
    public void Unknown_fields_are_reached_by_name_and_are_as_sent()
    {
        var payload = Read("""{"new":{"a":[1.0,"\u003c"]},"é":1,"":2}""");

        Assert.Equal("""{"a":[1.0,"\u003c"]}""", Encoding.UTF8.GetString(payload.Raw("new"u8)!.Value.Span));
        Assert.Equal(1, payload.Integer("é"u8));
        Assert.Equal(2, payload.Integer(""u8));
        Assert.Null(payload.Raw("ne"u8));
        Assert.Null(payload.Raw("NEW"u8));
        Assert.Null(payload.Raw("a"u8));
    }

    [Fact]
    public void A_text_is_read_with_its_escapes_undone()
    {
        var payload = Read("""{"name":"\u003cTom \u0026 Jerry\u003e \"\ud83c\udf89\"","n\u0061me2":"a\/b"}""");

        Assert.Equal("<Tom & Jerry> \"🎉\"", payload.Text("name"u8));
        Assert.Equal("a/b", payload.Text("name2"u8));
    }

    [Fact]
    public void A_name_with_half_of_a_surrogate_pair_is_no_fields_name()
    {
        var payload = Read("""{"\ud800":1,"a\udc00":2,"\udc00\ud800":3,"\ud83c\udf89":4}""");

        Assert.Null(payload.Raw(""u8));
        Assert.Null(payload.Raw("a"u8));
        Assert.Null(payload.Raw("\uFFFD"u8));
        Assert.Equal(4, payload.Integer("🎉"u8));
    }

    [Fact]
    public void A_text_is_read_exactly_when_its_surrogates_are_in_pairs() =>
        Gen.OneOf("\\ud800", "\\uDBFF", "\\udc00", "\\uDFFF", "\\u0041",
                "\\ud7ff", "\\ue000", "\\\\", "\\\"", "u", "d800", "é", "🎉")
            .Array[1, 8].Sample(
                parts =>
                {
                    var text = string.Concat(parts);
                    var unescaped = Regex.Replace(
                        text.Replace("\\\\", "|", StringComparison.Ordinal),
                        @"\\u(....)",
                        code => $"{(char)Convert.ToInt32(code.Groups[1].Value, 16)}");
                    var isPaired = !unescaped.EnumerateRunes().Contains(Rune.ReplacementChar);
                    Assert.Equal(isPaired, Read($$"""{"name":"{{text}}"}""").Text("name"u8) is not null);
                },
                iter: 5_000);

    [Theory]
    [InlineData("2026-02-05T00:30:00\\u002B09:00")]
    [InlineData("\\u0032026-02-04T15:30:00Z")]
    [InlineData("2026\\u002d02\\u002d04 15:30:00.000000")]
    public void A_time_is_read_with_its_escapes_undone(string time) =>
        Assert.Equal(
            new DateTimeOffset(2026, 2, 4, 15, 30, 0, TimeSpan.Zero),
            Read($$"""{"tm_update":"{{time}}"}""").Time("tm_update"u8));

    [Fact]
    public void A_time_of_an_action_may_have_nanoseconds() =>
        Assert.Equal(
            new DateTimeOffset(2022, 4, 11, 0, 23, 55, TimeSpan.Zero).AddTicks(124_160),
            new FlowAction(Read("""{"tm_execute":"2022-04-11 00:23:55.012416032"}""")).ExecutedAt);

    [Fact]
    public void An_array_keeps_its_order_and_drops_what_is_unset()
    {
        var payload = Read("""
            {"tag_ids":["00000000-0000-0000-0000-000000000002","",null,"00000000-0000-0000-0000-000000000000",
            "00000000-0000-0000-0000-000000000001"],"actions":[{"type":"answer"},null,{"type":"talk"}]}
            """);

        Assert.Equal(
            [new Guid("00000000-0000-0000-0000-000000000002"), new Guid("00000000-0000-0000-0000-000000000001")],
            payload.Uuids("tag_ids"u8));
        Assert.Equal(["answer", "talk"], payload.Objects("actions"u8).Select(action => action.Text("type"u8)));
    }

    [Fact]
    public void An_empty_address_is_an_address_that_tells_nothing()
    {
        var address = new Address(Read("{}"));

        Assert.Null(address.Type);
        Assert.Null(address.Target);
        Assert.Null(address.TargetName);
    }

    [Fact]
    public void An_unknown_word_keeps_its_text() =>
        Assert.Equal("carrier_pigeon", new Address(Read("""{"type":"carrier_pigeon"}""")).Type!.Value.Value);

    private static Payload Read(string json) => Payload.Read(Encoding.UTF8.GetBytes(json));
}
