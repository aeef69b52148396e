using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class StreamTokenTests(KeyedServer fixture) : IClassFixture<KeyedServer>
{
    private const string Number = "+821021656521";
    private const string Uri = "https://example.com/?secret=4711";

    private readonly ServerProcess server = fixture.Server;

    [Fact]
    public async Task A_token_opens_what_it_was_made_for_to_whoever_has_it_and_nothing_more()
    {
        var (call, agent) = (Guid.NewGuid(), Guid.NewGuid());
        await Tell("call_created", call);
        await Tell("agent_created", agent);
        var token = await Token("?resource=call");

        var own = await Hear($"after=0&token={token}");
        var narrowed = await Hear($"after=0&resource=call&id={call}&token={token}");

        Assert.Contains($"{call}", own, StringComparison.Ordinal);
        Assert.DoesNotContain($"{agent}", own, StringComparison.Ordinal);
        Assert.Contains($"{call}", narrowed, StringComparison.Ordinal);
        foreach (var (query, status) in new[]
        {
            ("resource=agent", 403), ("resource=call,agent", 403), ("tenant=rival", 404), ("tenant=acme,rival", 404),
        })
        {
            Assert.Equal(status, (await Wire.Send(server.Url, "GET", $"/v1/stream?token={token}&{query}")).Status);
        }

        foreach (var path in new[] { $"/v1/calls/{call}", "/v1/calls", "/v1/feed", "/v1/unmodelled" })
        {
            Assert.Equal(401, (await Wire.Send(server.Url, "GET", $"{path}?token={token}")).Status);
        }

        Assert.Equal(401, (await Wire.Send(server.Url, "POST", $"/v1/stream/tokens?token={token}")).Status);
    }

    [Fact]
    public async Task A_token_that_was_changed_in_any_part_or_has_expired_opens_nothing()
    {
        var token = await Token("?resource=call");
        var (body, signature) = (token.Split('.')[0], token.Split('.')[1]);
        var grant = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(body));
        string[] forged =
        [
            "", ".", "x", body, $"{body}.", $".{signature}", $"{token}.", $"{token}{signature}", signature,
            $"{Encode(grant.Replace("call", "agent", StringComparison.Ordinal))}.{signature}",
            $"{Encode(grant.Replace("acme", "rival", StringComparison.Ordinal))}.{signature}",
            $"{Encode(grant.Replace("\"until\":1", "\"until\":9", StringComparison.Ordinal))}.{signature}",
            $"{body}.{Encode("no signature")}", $"{body}.{signature[..^1]}", token.ToUpperInvariant(),
            $"{token}&token={token}", System.Uri.EscapeDataString(TwoTenants.Key("acme")), $"Bearer%20{token}",
        ];

        foreach (var attempt in forged)
        {
            Assert.Equal(401, (await Wire.Send(server.Url, "GET", $"/v1/stream?after=0&token={attempt}")).Status);
        }

        var right = $"Authorization: Bearer {TwoTenants.Key("acme")}";
        Assert.Equal(401, (await Wire.Send(server.Url, "GET", "/v1/stream?token=x", [right])).Status);

        var brief = await Token("?lifetime_ms=1");
        while (JsonElement.Parse(Base64Url.DecodeFromChars(brief.Split('.')[0])).GetProperty("until").GetInt64()
            >= TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())
        {
            await Task.Yield();
        }

        Assert.Equal(401, (await Wire.Send(server.Url, "GET", $"/v1/stream?token={brief}")).Status);
        Assert.Equal(400, (await Ask("POST", "/v1/stream/tokens?lifetime_ms=3600001")).Status);
        Assert.Equal(400, (await Ask("POST", "/v1/stream/tokens?lifetime_ms=0")).Status);
    }

    [Fact]
    public async Task When_a_token_expires_its_stream_says_so_and_ends()
    {
        var token = await Token("?lifetime_ms=1500");

        using var response = await server.Http.GetAsync($"/v1/stream?token={token}");
        var told = await response.Content.ReadAsStringAsync();

        Assert.EndsWith("}\n\n", told, StringComparison.Ordinal);
        Assert.Contains("event: bye\ndata: {\"detail\":\"The token has expired", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_ops_no_webhook_uri_is_shown_and_a_key_that_masks_shows_the_ends_of_numbers_only()
    {
        var flow = Guid.NewGuid();
        await Tell("activeflow_created", flow);
        await Tell("x_sent", flow);
        await Hear("snapshot=true", TwoTenants.Key("acme")); // from then on lists are complete
        var keys = new[] { ("reader", false, true), ("masked", false, false), ("acme", true, true) };

        foreach (var (key, showsUri, showsNumber) in keys)
        {
            var bearer = key == "acme" ? TwoTenants.Key("acme") : key;
            foreach (var path in new[]
            {
                $"/v1/activeflows/{flow}", $"/v1/activeflows/{flow}/events", "/v1/activeflows", "/v1/unmodelled",
            })
            {
                var told = (await Ask("GET", path, bearer)).Body;
                Assert.Equal((path, showsUri), (path, told.Contains(Uri, StringComparison.Ordinal)));
                Assert.Equal((path, !showsUri), (path, told.Contains("[redacted]", StringComparison.Ordinal)));
                Assert.Equal((path, showsNumber), (path, told.Contains(Number, StringComparison.Ordinal)));
            }

            foreach (var query in new[] { $"after=0&id={flow}", $"snapshot=true&id={flow}" })
            {
                var told = await Hear(query, bearer);
                Assert.Equal((query, showsUri), (query, told.Contains(Uri, StringComparison.Ordinal)));
                Assert.Equal((query, showsNumber), (query, told.Contains(Number, StringComparison.Ordinal)));
                var byToken = await Hear($"{query}&token={await Token("", bearer)}");
                Assert.DoesNotContain(Uri, byToken, StringComparison.Ordinal);
                Assert.Equal((query, showsNumber), (query, byToken.Contains(Number, StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public async Task A_key_has_so_many_streams_and_its_tokens_count_among_them()
    {
        using var folder = new TemporaryFolder();
        await using var small = await ServerProcess.Start(
            folder.Path, "--Api:StreamsPerKey=2", $"--Tenants:acme:ApiKeys:0:Sha256={TwoTenants.Hash("few")}");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/stream/tokens");
        request.Headers.Add("Authorization", "Bearer few");
        var token = (await small.Http.SendAsync(request).Json()).Text("token");
        using var first = await EventStream.Open(small, "/v1/stream", key: "few");
        await first.Next();
        using var second = await EventStream.Open(small, $"/v1/stream?token={token}");
        await second.Next();

        var third = await Wire.Send(small.Url, "GET", $"/v1/stream?token={token}");

        Assert.Equal(503, third.Status);
        Assert.Contains("Api:StreamsPerKey", third.Body, StringComparison.Ordinal);
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private async Task Tell(string type, Guid id) => Assert.Equal(200, (await Wire.Send(
        server.Url,
        "POST",
        "/v1/webhooks/acme",
        body: $$$"""
            {"type":"{{{type}}}","data":{"id":"{{{id}}}","webhook_uri":"{{{Uri}}}",
            "source":{"target":"{{{Number}}}"} } }
            """)).Status);

    private Task<WireAnswer> Ask(string method, string path, string? key = null) => Wire.Send(
        server.Url, method, path, [$"Authorization: Bearer {key ?? TwoTenants.Key("acme")}"]);

    private async Task<string> Token(string query, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/stream/tokens{query}");
        request.Headers.Add("Authorization", $"Bearer {key ?? TwoTenants.Key("acme")}");
        return (await server.Http.SendAsync(request).Json()).Text("token")!;
    }

    // everything that a stream tells until it is live
    private async Task<string> Hear(string query, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/stream?{query}");
        if (key is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {key}");
        }

        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var told = new StringBuilder();
        while (await lines.ReadLineAsync() is { } line && line != "event: live")
        {
            told.AppendLine(line);
        }

        return told.ToString();
    }
}
