using System.Net;
using System.Text;
using VoipbinGrains.Simulator.Delivery;
using VoipbinGrains.Simulator.Reporting;

namespace VoipbinGrains.Tests.Simulator;

public sealed class SenderTests
{
    private static readonly byte[] Body = """{"type":"call_created","data":{}}"""u8.ToArray();

    private readonly PassingTime time = new(1);

    [Fact]
    public async Task What_is_answered_is_delivered_with_one_try()
    {
        var server = new ScriptedServer(200);

        var answer = await Deliver(server);

        Assert.Equal(new Answer(HttpStatusCode.OK, "late", 3, 57), answer);
        Assert.Equal(Body, Assert.Single(server.Bodies));
        Assert.Empty(time.Passed);
    }

    [Theory, InlineData(503), InlineData(500), InlineData(null)]
    public async Task A_servers_error_and_no_connection_are_tried_again_a_second_later(int? failure)
    {
        var server = new ScriptedServer(failure, 200);

        var answer = await Deliver(server);

        Assert.True(answer.IsAcknowledged);
        Assert.Equal(2, answer.Tries);
        Assert.Equal([Body, Body], server.Bodies);
        Assert.Equal([1], time.Passed);
    }

    [Theory, InlineData(400), InlineData(401), InlineData(404), InlineData(413), InlineData(429), InlineData(304)]
    public async Task What_is_refused_counts_as_delivered_and_is_not_tried_again(int status)
    {
        var server = new ScriptedServer(status);

        var answer = await Deliver(server);

        Assert.Equal((true, false, 1), (answer.IsDelivered, answer.IsAcknowledged, answer.Tries));
        Assert.Single(server.Bodies);
    }

    [Fact]
    public async Task What_fails_three_times_is_given_up()
    {
        var server = new ScriptedServer(503, null, 502);

        var answer = await Deliver(server);

        Assert.Equal((false, 3), (answer.IsDelivered, answer.Tries));
        Assert.Equal([1, 1], time.Passed);
    }

    [Fact]
    public async Task Who_sends_no_headers_for_15_seconds_is_asked_again()
    {
        var impatient = new PassingTime(1, 15);

        var answer = await Deliver(new ScriptedServer(0, 0, 0), impatient);

        Assert.Equal((null, 3), (answer.Status, answer.Tries));
        Assert.Equal([15, 1, 15, 1, 15], impatient.Passed);
    }

    [Fact]
    public async Task Each_try_is_signed_with_the_secret_as_VoIPBin_does()
    {
        var server = new ScriptedServer(503, 200);

        await Deliver(server, secret: "key");

        // printf %s '{"type":"call_created","data":{}}' | openssl dgst -sha256 -hmac key
        const string Signature = "sha256=c2afb3617fa299d690b75374553abc3aaa6fc1832292c92023761d83c5244152";
        Assert.Equal(2, server.Headers.Count);
        Assert.All(server.Headers, one => Assert.Equal(Signature, one.GetValues("X-VoIPBIN-Signature").Single()));
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_signed()
    {
        var server = new ScriptedServer(200);

        await Deliver(server);

        Assert.False(server.Headers.Single().Contains("X-VoIPBIN-Signature"));
    }

    private async Task<Answer> Deliver(ScriptedServer server, TimeProvider? clock = null, string? secret = null)
    {
        using var http = new HttpClient(server) { Timeout = Timeout.InfiniteTimeSpan };
        var key = secret is null ? null : Encoding.UTF8.GetBytes(secret);
        var sender = new Sender(
            http, new Uri("http://voipbin.test/v1/webhooks"), key, new Tally(time), clock ?? time);
        return await sender.Deliver(Body, CancellationToken.None);
    }
}
