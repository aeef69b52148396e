using System.Net;
using System.Text;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Server;

public sealed class WebhookTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private readonly HttpClient http = fixture.Server.Http;

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Every_method_that_VoIPBin_may_use_carries_a_webhook(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1/webhooks")
        {
            Content = CallBodies.Step(Guid.NewGuid(), 0),
        };

        var answer = await http.SendAsync(request).Json();

        Assert.Equal("applied", answer.Text("outcome"));
        Assert.Equal("call", answer.Text("resource"));
        Assert.Equal(1, answer.Number("version"));
    }

    public static TheoryData<string> Kinds => [.. ResourceTypes.All.Select(type => type.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_of_resource_receives_its_events(string name)
    {
        var id = Guid.NewGuid();
        var plural = ResourceTypes.Named(name)!.Plural;
        using var body = new StringContent($$$"""{"type":"{{{name}}}_created","data":{"id":"{{{id}}}"}}""");
        await http.PostAsync("/v1/webhooks", body);

        var state = await http.GetAsync($"/v1/{plural}/{id}").Json();

        Assert.Equal(
            (name, $"{name}_created", 1), (state.Text("resource"), state.Text("event"), state.Number("version")));
        Assert.Null(state.Text("status"));
        Assert.Null(state.Text("occurred_at"));
    }

    [Fact]
    public async Task A_webhook_is_applied_then_late_then_a_duplicate_with_the_version_and_position_it_got()
    {
        var call = Guid.NewGuid();
        var last = await http.PostAsync("/v1/webhooks", CallBodies.Step(call, 5)).Json();
        var late = await http.PostAsync("/v1/webhooks", CallBodies.Step(call, 1)).Json();
        var again = await http.PostAsync("/v1/webhooks", CallBodies.Step(call, 5)).Json();

        Assert.Equal(("applied", 1), (last.Text("outcome"), last.Number("version")));
        Assert.Equal(("late", 2), (late.Text("outcome"), late.Number("version")));
        Assert.Equal(("duplicate", 1), (again.Text("outcome"), again.Number("version")));
        Assert.Equal(last.Text("position"), again.Text("position"));
    }

    [Fact]
    public async Task A_call_is_read_with_its_data_token_for_token_and_an_etag()
    {
        const string Data = """
            { "id" : "593555D2-787e-4b06-862f-407bb2e43be1", "status":"hangup",
              "x":1.50e1, "y":"\u003c", "z":[ ], "tm_update":"2022-04-11 06:10:58.431000" }
            """;
        const string Kept = """
            {"id":"593555D2-787e-4b06-862f-407bb2e43be1","status":"hangup",
            """ + """
            "x":1.50e1,"y":"\u003c","z":[],"tm_update":"2022-04-11 06:10:58.431000"}
            """;
        using var body = new StringContent($$"""{"data":{{Data}},"type":"call_hungup"}""");
        await http.PostAsync("/v1/webhooks", body);

        using var response = await http.GetAsync("/v1/calls/593555d2-787E-4b06-862f-407bb2e43be1");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Contains(Kept, text);
        Assert.Contains("\"id\":\"593555d2-787e-4b06-862f-407bb2e43be1\"", text);
        Assert.Contains("\"occurred_at\":\"2022-04-11T06:10:58.431Z\"", text);
        Assert.Contains("\"event\":\"call_hangup\"", text);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/v1/calls/593555d2-787e-4b06-862f-407bb2e43be1");
        again.Headers.TryAddWithoutValidation("If-None-Match", "W/\"7\", \"1\"");
        using var unchanged = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("recording_started", "\"4aae4342-d702-4e23-9c14-64dc20d2075d\"")]
    [InlineData("call_foo", "7")]
    [InlineData("", "null")]
    public async Task A_type_that_is_not_modelled_is_stored_whole(string type, string id)
    {
        using var body = new StringContent($$$"""{"type":"{{{type}}}","data":{"id":{{{id}}}}}""");

        var answer = await http.PostAsync("/v1/webhooks", body).Json();

        Assert.Equal("stored", answer.Text("outcome"));
        Assert.Equal("unmodelled", answer.Text("resource"));
        Assert.True(long.Parse(answer.Text("position")!) > 0);
    }

    [Theory]
    [InlineData(1024 * 1024, HttpStatusCode.OK)]
    [InlineData((1024 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_of_one_mebibyte_is_taken_and_a_longer_one_is_not(int length, HttpStatusCode status)
    {
        var frame = """{"type":"recording_started","data":{"x":""}}""";
        var text = frame.Insert(frame.Length - 3, new string('x', length - frame.Length));

        using var declared = await http.PostAsync("/v1/webhooks", new ByteArrayContent(Encoding.ASCII.GetBytes(text)));
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/v1/webhooks")
        {
            Content = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes(text))),
        };
        chunked.Headers.TransferEncodingChunked = true;
        using var undeclared = await http.SendAsync(chunked);

        Assert.Equal(status, declared.StatusCode);
        Assert.Equal(status, undeclared.StatusCode);
    }

    [Fact]
    public async Task An_unknown_tenant_is_refused()
    {
        using var response = await http.PostAsync("/v1/webhooks/acme", CallBodies.Step(Guid.NewGuid(), 0));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }
}
