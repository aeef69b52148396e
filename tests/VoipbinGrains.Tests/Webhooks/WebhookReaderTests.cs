using System.Text;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Webhooks;

public sealed class WebhookReaderTests
{
    private const string Id = "5371e9db-d035-4db6-a8d6-0994d33e744e";

    public static TheoryData<string> MalformedNames => [.. MalformedBodies.All.Select(row => row.Name)];

    public static TheoryData<string> Accepted =>
    [
        $$$"""{"type":"call_created","data":{"id":"{{{Id}}}"}}""",
        $$$"""{"data":{"id":"{{{Id}}}"},"type":"call_created"}""",
        $$$"""{"type":"call_created","data":{"id":"{{{Id.ToUpperInvariant()}}}"}}""",
        $$$"""{"type":"call_created","data":{"id":"\u0035371e9db-d035-4db6-a8d6-0994d33e744e"}}""",
        $$$"""{"\u0074ype":"call_\u0063reated","d\u0061ta":{"\u0069d":"{{{Id}}}"}}""",
        $$$"""{"type":"call_created","data":{"id":"{{{Id}}}"},"x":1,"x":2,"Type":3,"DATA":null}""",
        $$$"""{"x":{"type":1,"data":2},"type":"call_created","data":{"id":"{{{Id}}}","type":"flow","data":null}}""",
        $$$"""{"type":"call_created","data":{"id":"call-123","id":"{{{Id}}}"}}""",
        $$$"""{"type":"call_created","data":{"id":"\ud800","id":"{{{Id}}}"}}""",
        $$$"""{"type":"call_created","data":{"id":"{{{Id}}}","\ud800":"\udc00","status":"\ud800"},"\udfff":"\ud800"}""",
        $$$"""{"type":"call_created","data":{"id":"{{{Id}}}","x":1e999,"y":-0.0E-9,"z":12345678901234567890123}}""",
        $$$"""{"type":"call_created","data":{"id":"{{{Id}}}","x":"\u0000\u007f/\/","y":"日本 🎉"}}""",
        "\r\n\t {\"type\" : \"call_created\" , \"data\" : { \"id\" : \"" + Id + "\" } } \r\n",
        MalformedBodies.Nested(64),
    ];

    [Fact]
    public void The_malformed_bodies_have_different_names_and_are_many()
    {
        var names = MalformedBodies.All.Select(row => row.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.True(names.Count >= 100);
    }

    [Theory, MemberData(nameof(MalformedNames))]
    public void A_malformed_body_is_rejected_with_its_code_and_a_way_to_mend_it(string name)
    {
        var (_, body, code) = MalformedBodies.All.Single(row => row.Name == name);

        var rejected = Assert.IsType<RejectedWebhook>(Read(body));

        Assert.Equal(code, rejected.Code);
        Assert.NotEmpty(rejected.Detail);
    }

    [Theory, MemberData(nameof(Accepted))]
    public void An_odd_but_correct_body_is_an_event_of_its_resource(string body)
    {
        var heard = Assert.IsType<ModelledWebhook>(Read(Encoding.UTF8.GetBytes(body))).Event;

        Assert.Equal("call", heard.Resource);
        Assert.Equal("call_created", heard.SentAs);
        Assert.Equal(new Guid(Id), heard.Id);
    }

    [Theory]
    [InlineData("\"rec-1\"", "rec-1")]
    [InlineData("\"00000000-0000-0000-0000-000000000000\"", "00000000-0000-0000-0000-000000000000")]
    [InlineData("\"\\u0061\"", "a")]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("7", null)]
    [InlineData("[]", null)]
    public void A_type_that_is_not_modelled_is_kept_whole_whatever_its_id(string id, string? kept)
    {
        var heard = Read(Encoding.UTF8.GetBytes(
            $$$"""{"type":"recording_started","data":{"id": {{{id}}} ,"n": 1.0}}"""));

        var unmodelled = Assert.IsType<UnmodelledWebhook>(heard).Event;
        Assert.Equal("recording_started", unmodelled.Type);
        Assert.Equal(kept, unmodelled.Id);
        Assert.Equal($$"""{"id":{{id}},"n":1.0}""", Encoding.UTF8.GetString(unmodelled.Data.Span));
    }

    [Theory]
    [InlineData(""), InlineData("call"), InlineData("CALL_CREATED"), InlineData("call_created "), InlineData("🎉")]
    public void A_type_is_any_text_and_is_modelled_only_letter_for_letter(string type) =>
        Assert.IsType<UnmodelledWebhook>(Read(Encoding.UTF8.GetBytes($$$"""{"type":"{{{type}}}","data":{}}""")));

    [Fact]
    public void The_time_of_receipt_is_cut_to_microseconds_and_told_in_UTC()
    {
        var received = new DateTimeOffset(2026, 11, 22, 19, 0, 0, TimeSpan.FromHours(9)).AddTicks(1_234_567);
        var heard = WebhookReader.Read(Bodies.Read("call_created"), received);

        var receivedAt = Assert.IsType<ModelledWebhook>(heard).Event.ReceivedAt;
        Assert.Equal("2026-11-22T10:00:00.123456Z", VoipbinTime.Write(receivedAt));
        Assert.Equal(0, receivedAt.Ticks % TimeSpan.TicksPerMicrosecond);
        Assert.Equal(TimeSpan.Zero, receivedAt.Offset);
    }

    private static HeardWebhook Read(byte[] body) => WebhookReader.Read(body, DateTimeOffset.UnixEpoch);
}
