using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Server;

public sealed class SeenByKeyTests(KeyedServer fixture) : IClassFixture<KeyedServer>
{
    private const string Number = "+821021656521";
    private const string Uri = "https://example.com/?secret=4711";

    private readonly ServerProcess server = fixture.Server;

    [Fact]
    public async Task The_board_shows_no_more_of_a_number_than_the_key_may_see()
    {
        await Tell("call_created", Guid.NewGuid(), $$"""
            "status":"ringing","source":{"target":"{{Number}}"},"tm_create":"{{Now}}"
            """);

        Assert.Contains(Number, await Callers(TwoTenants.Key("acme")));
        Assert.All(await Callers("masked"), caller => Assert.Equal("+**********21", caller));
        Assert.Empty(await Callers(TwoTenants.Key("rival")));
    }

    [Fact]
    public async Task A_conversation_shows_no_more_than_its_parts_would()
    {
        var call = Guid.NewGuid();
        await Tell("call_created", call, $$"""
            "status":"ringing","source":{"target":"{{Number}}"},"tm_create":"{{Now}}"
            """);
        await Tell("activeflow_created", Guid.NewGuid(), $$"""
            "reference_type":"call","reference_id":"{{call}}","webhook_uri":"{{Uri}}","tm_create":"{{Now}}"
            """);
        var path = $"/v1/conversations/{call}";

        var whole = await Ask(path, TwoTenants.Key("acme"));
        var masked = await Ask(path, "masked");

        Assert.Contains(Number, whole.Body, StringComparison.Ordinal);
        Assert.Contains(Uri, whole.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, masked.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri, masked.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri, (await Ask(path, "reader")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await Ask(path, TwoTenants.Key("rival"))).Status);
    }

    private static string Now => VoipbinTime.Write(TimeProvider.System.GetUtcNow());

    private async Task<List<string?>> Callers(string key)
    {
        using var stream = await EventStream.Open(server, "/v1/board", key: key);
        var board = (await stream.Next())!.Data;
        var newest = board.GetProperty("calls").GetProperty("newest");
        return [.. newest.EnumerateArray().Select(call => call.Text("source"))];
    }

    private async Task Tell(string type, Guid id, string members) => Assert.Equal(200, (await Wire.Send(
        server.Url,
        "POST",
        "/v1/webhooks/acme",
        body: $$$"""{"type":"{{{type}}}","data":{"id":"{{{id}}}",{{{members}}} }}""")).Status);

    private Task<WireAnswer> Ask(string path, string key) =>
        Wire.Send(server.Url, "GET", path, [$"Authorization: Bearer {key}"]);
}
