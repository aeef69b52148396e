using System.Diagnostics;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class QuarantineTests
{
    private static readonly string[] withSecrets =
    [
        "User-Agent: VoIPBin", "Authorization: Bearer 4711", "Cookie: session=4711", "X-Token: 4711",
        "X-VoIPBIN-Signature: sha256=00",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_a_wrong_secret_kept_out_is_in_once_the_secret_is_set_right_and_forged_bodies_stay_out()
    {
        using var folder = new TemporaryFolder();
        var (call, forged) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var wrong = await ServerProcess.Start(folder.Path, "--Tenants:acme:Secrets:0=wrong"))
        {
            foreach (var step in new[] { 0, 1, 5 })
            {
                Assert.Equal(401, await Send(wrong, CallBodies.Line(call, step), "right"));
            }

            Assert.Equal(401, await Send(wrong, CallBodies.Line(forged, 0), "guessed"));
        }

        await using var server = await ServerProcess.Start(folder.Path, "--Tenants:acme:Secrets:0=right");
        await Until(async () => (await server.Http.GetAsync($"/v1/calls/{call}?tenant=acme").Json())
            is var state && state.TryGetProperty("version", out var version) && version.GetInt32() == 3);

        Assert.Equal("hangup", (await server.Http.GetAsync($"/v1/calls/{call}?tenant=acme").Json()).Text("status"));
        Assert.Equal(404, (await Wire.Send(server.Url, "GET", $"/v1/calls/{forged}?tenant=acme")).Status);
        var left = await List(server, "/v1/quarantine?tenant=acme&replayed=false");
        Assert.Equal("unauthorized", Assert.Single(left).Text("code"));
        var note = Assert.Single(await List(server, "/v1/audit?tenant=acme"));
        Assert.Equal(("server", "replay_after_secret"), (note.Text("who"), note.Text("action")));
    }

    [Fact]
    public async Task Many_are_replayed_by_a_filter_what_still_cannot_be_let_in_is_told_and_each_request_is_noted()
    {
        using var folder = new TemporaryFolder();
        var calls = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        await using (var signed = await ServerProcess.Start(folder.Path, "--Tenants:acme:Secrets:0=s"))
        {
            foreach (var call in calls)
            {
                Assert.Equal(401, await Send(signed, CallBodies.Line(call, 0), "other"));
            }

            Assert.Equal(400, await Send(signed, "{", "s"));
        }

        // without a secret anybody is let in, so these are too
        await using var server = await ServerProcess.Start(folder.Path, "--Tenants:acme:Signature=off");
        var first = await Replay(server, "code=unauthorized&page_size=3");
        var second = await Replay(server, "code=unauthorized&page_size=3&page_token=" + first.Text("next_page_token"));
        var bad = await Replay(server, "code=not_json&received_after=2020-01-01T00:00:00Z");
        var again = await Replay(server, "code=unauthorized");

        Assert.Equal((3, 3), (first.Number("matched"), first.Number("replayed")));
        Assert.Equal((2, 2), (second.Number("matched"), second.Number("replayed")));
        Assert.Equal((1, 0, 1), (bad.Number("matched"), bad.Number("replayed"), bad.Number("refused")));
        Assert.Equal(0, again.Number("matched"));
        foreach (var call in calls)
        {
            Assert.Equal(1, (await server.Http.GetAsync($"/v1/calls/{call}?tenant=acme").Json()).Number("version"));
        }

        var notes = await List(server, "/v1/audit?tenant=acme");
        Assert.Equal(4, notes.Count);
        Assert.All(notes, note => Assert.Equal(("local", "replay_by_filter"), (note.Text("who"), note.Text("action"))));
        Assert.Equal("code=not_json&replayed=false&received_after=2020-01-01T00:00:00Z", notes[1].Text("subject"));
        var mismatch = await Replay(server, "code=not_json&page_token=" + first.Text("next_page_token"));
        Assert.Equal("page_token_mismatch", mismatch.Text("code"));
    }

    [Fact]
    public async Task Headers_are_kept_and_what_may_be_a_secret_is_not()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        await Wire.Send(server.Url, "POST", "/v1/webhooks", withSecrets, "{");

        var entry = Assert.Single(await List(server, "/v1/quarantine"));
        var kept = await server.Http.GetAsync($"/v1/quarantine/{entry.Text("id")}").Json();

        Assert.False(entry.TryGetProperty("headers", out _));
        var headers = kept.GetProperty("headers");
        Assert.Equal("VoIPBin", headers.Text("User-Agent"));
        Assert.Equal("sha256=00", headers.Text("X-VoIPBIN-Signature"));
        Assert.Equal("[redacted]", headers.Text("Authorization"));
        Assert.Equal("[redacted]", headers.Text("Cookie"));
        Assert.Equal("[redacted]", headers.Text("X-Token"));
        Assert.DoesNotContain("4711", kept.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_before_anything_is_inflated_and_kept_as_it_came()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var body = CallBodies.Line(Guid.NewGuid(), 0);

        foreach (var encoding in new[] { "gzip", "GZIP", "br", "deflate", "gzip, identity", "" })
        {
            var answer = await Wire.Send(
                server.Url, "POST", "/v1/webhooks", [$"Content-Encoding: {encoding}"], body);
            Assert.Equal(encoding is "" ? 200 : 415, answer.Status);
        }

        Assert.Equal(200, (await Wire.Send(
            server.Url, "POST", "/v1/webhooks", ["Content-Encoding: identity"], body)).Status);
        Assert.Equal(5, (await List(server, "/v1/quarantine?code=invalid_parameter")).Count);
    }

    private static async Task<int> Send(ServerProcess server, string body, string secret) => (await Wire.Send(
        server.Url,
        "POST",
        "/v1/webhooks/acme",
        [$"X-VoIPBIN-Signature: {TwoTenants.Signature(secret, body)}"],
        body)).Status;

    private static Task<JsonElement> Replay(ServerProcess server, string query) =>
        server.Http.PostAsync($"/v1/quarantine/replay?tenant=acme&{query}", null).Json();

    private static async Task<List<JsonElement>> List(ServerProcess server, string path) =>
        [.. (await server.Http.GetAsync(path).Json()).GetProperty("result").EnumerateArray()];

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(patience.Elapsed < Patience, "It did not come to be.");
        }
    }
}
