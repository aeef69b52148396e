using System.Net;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class ReplayTests(SignedServer fixture) : IClassFixture<SignedServer>
{
    private const string Wrong = "sha256=00";

    private readonly HttpClient http = fixture.Server.Http;

    [Fact]
    public async Task What_a_wrong_secret_kept_out_is_let_in_and_a_second_replay_changes_nothing()
    {
        var call = Guid.NewGuid();
        var id = await Quarantine("acme", CallBodies.Line(call, 0));
        Assert.Null((await Kept("acme", id)).Text("replayed_at"));

        var (_, answer) = await Replay("acme", id);
        var marked = (await Kept("acme", id)).Text("replayed_at");
        var (_, again) = await Replay("acme", id);

        Assert.Equal(("applied", $"{call}", 1), (answer.Text("outcome"), answer.Text("id"), answer.Number("version")));
        Assert.Equal(("duplicate", 1), (again.Text("outcome"), again.Number("version")));
        Assert.Equal(answer.Text("position"), again.Text("position"));
        var state = await http.GetAsync($"/v1/calls/{call}?tenant=acme").Json();
        Assert.Equal((marked, 1), (state.Text("received_at"), state.Number("version")));
        Assert.Equal(marked, (await Kept("acme", id)).Text("replayed_at"));
        var list = await http.GetAsync("/v1/quarantine?tenant=acme").Json();
        Assert.Equal(marked, Assert.Single(list.GetProperty("result").EnumerateArray()).Text("replayed_at"));
    }

    [Fact]
    public async Task An_event_that_is_not_modelled_is_stored_once_however_often_it_is_replayed()
    {
        var id = await Quarantine("north", """{"type":"recording_started","data":{"id":"one"}}""");

        var (_, answer) = await Replay("north", id);
        var marked = (await Kept("north", id)).Text("replayed_at");
        var (_, again) = await Replay("north", id);

        Assert.Equal("stored", answer.Text("outcome"));
        Assert.Equal($"{answer}", $"{again}");
        var listed = (await http.GetAsync("/v1/unmodelled?tenant=north").Json()).GetProperty("result");
        var kept = Assert.Single(listed.EnumerateArray());
        Assert.Equal((answer.Text("position"), marked), (kept.Text("position"), kept.Text("received_at")));
        Assert.Equal(marked, (await Kept("north", id)).Text("replayed_at"));
    }

    [Fact]
    public async Task A_body_that_still_is_no_event_is_told_so_and_not_kept_again()
    {
        var id = await Quarantine("south", "[]");

        var (status, problem) = await Replay("south", id);

        Assert.Equal((HttpStatusCode.BadRequest, "not_an_envelope"), (status, problem.Text("code")));
        Assert.Null((await Kept("south", id)).Text("replayed_at"));
        var list = await http.GetAsync("/v1/quarantine?tenant=south").Json();
        Assert.Single(list.GetProperty("result").EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_replayed_is_told_why()
    {
        var cut = await Quarantine("default", new string('x', (1024 * 1024) + 1));
        var strangers = await Quarantine("nobody", CallBodies.Line(Guid.NewGuid(), 0));

        Assert.Equal((HttpStatusCode.Conflict, "truncated"), await Refusal("default", cut));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), await Refusal("nobody", strangers));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await Refusal("acme", cut));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await Refusal("default", "x"));
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await Refusal("default", "99999"));
    }

    // sent with a signature that is wrong wherever one is asked for
    private async Task<string> Quarantine(string tenant, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/webhooks/{tenant}");
        request.Headers.Add("X-VoIPBIN-Signature", Wrong);
        request.Content = new StringContent(body);
        using var response = await http.SendAsync(request);
        Assert.False(response.IsSuccessStatusCode);
        var list = await http.GetAsync($"/v1/quarantine?tenant={tenant}").Json();
        return list.GetProperty("result")[0].Text("id")!;
    }

    private Task<JsonElement> Kept(string tenant, string id) =>
        http.GetAsync($"/v1/quarantine/{id}?tenant={tenant}").Json();

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Replay(string tenant, string id)
    {
        using var response = await http.PostAsync($"/v1/quarantine/{id}/replay?tenant={tenant}", null);
        return (response.StatusCode, await Task.FromResult(response).Json());
    }

    private async Task<(HttpStatusCode Status, string? Code)> Refusal(string tenant, string id)
    {
        var (status, answer) = await Replay(tenant, id);
        return (status, answer.Text("code"));
    }
}

/// <summary>A server whose tenants are asked for signatures.</summary>
public sealed class SignedServer : ServerFixture
{
    protected override string[] Settings =>
        ["--Tenants:acme:Secrets:0=a", "--Tenants:north:Secrets:0=b", "--Tenants:south:Secrets:0=c"];
}
