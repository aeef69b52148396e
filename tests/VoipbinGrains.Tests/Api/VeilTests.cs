using System.Text;
using VoipbinGrains.Api.Json;

namespace VoipbinGrains.Tests.Api;

public sealed class VeilTests
{
    private const Hidden Both = Hidden.Uris | Hidden.Numbers;

    [Theory]
    [InlineData("""{"webhook_uri":"https://x/?s=1"}""", """{"webhook_uri":"[redacted]"}""")]
    [InlineData("""{"webhook\u005furi":"https://x/?s=1"}""", """{"webhook\u005furi":"[redacted]"}""")]
    [InlineData("""{"a":[{"webhook_uri":"s"}],"b":1.0}""", """{"a":[{"webhook_uri":"[redacted]"}],"b":1.0}""")]
    [InlineData("""{"webhook_uri":{"a":["s"]},"b":2}""", """{"webhook_uri":"[redacted]","b":2}""")]
    [InlineData("""{"webhook_uri":"","x":"webhook_uri"}""", """{"webhook_uri":"","x":"webhook_uri"}""")]
    [InlineData("""{"webhook_uri":null,"x":"\u003c"}""", """{"webhook_uri":null,"x":"\u003c"}""")]
    public void A_webhook_uri_is_hidden_wherever_it_stands_and_all_else_stays_token_for_token(string sent, string shown)
    {
        Assert.Equal(shown, Show(sent, Hidden.Uris));
        Assert.Equal(sent, Show(sent, Hidden.None));
    }

    [Theory]
    [InlineData("+821021656521", "+**********21")]
    [InlineData("+1 (555) 010-4477", "+* (***) ***-**77")]
    [InlineData("sip:15550104477@example.com", "sip:*********77@example.com")]
    [InlineData("call 5550104 now", "call *****04 now")]
    [InlineData("\\u002b821021656521", "+**********21")]
    [InlineData("200100", "200100")]
    [InlineData("2022-04-11 00:23:53.636000", "2022-04-11 00:23:53.636000")]
    [InlineData("2026-05-04T12:00:00.410186123Z", "2026-05-04T12:00:00.410186123Z")]
    [InlineData("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000")]
    public void A_phone_number_shows_its_last_digits_and_times_and_ids_are_none(string sent, string shown) =>
        Assert.Equal(
            $$"""{"source":{"target":"{{shown}}"},"n":12345678}""",
            Show($$"""{"source":{"target":"{{sent}}"},"n":12345678}""", Both));

    private static string Show(string json, Hidden hidden) =>
        Encoding.UTF8.GetString(Veil.Over(Encoding.UTF8.GetBytes(json), hidden).Span);
}
