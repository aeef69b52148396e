using System.Net;
using System.Text;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

public sealed class CrossTenantTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Theory]
    [InlineData("/v1/calls/0d6f1a1e-7a53-4ee9-a0a6-3f3c1ad9c001/events")]
    [InlineData("/v1/quarantine")]
    [InlineData("/v1/unmodelled")]
    public async Task A_page_token_leads_nowhere_in_another_tenants_list(string list)
    {
        var page = await Read(TwoTenants.Victim, $"{list}?page_size=1");
        var token = page.Json.Text("next_page_token");

        var own = await Read(TwoTenants.Victim, $"{list}?page_size=1&page_token={token}");
        var other = await Read(TwoTenants.Rival, $"{list}?page_size=1&page_token={token}");

        Assert.Equal(1, own.Json.GetProperty("result").GetArrayLength());
        Assert.Equal((HttpStatusCode.BadRequest, "page_token_mismatch"), (other.Status, other.Json.Text("code")));
    }

    [Fact]
    public async Task One_id_in_two_tenants_is_two_calls_each_with_its_own_state_history_and_etag()
    {
        var call = Guid.NewGuid();
        await Tell(TwoTenants.Victim, call, 0, 1, 5);
        await Tell(TwoTenants.Rival, call, 0);

        var victims = await Read(TwoTenants.Victim, $"/v1/calls/{call}");
        var rivals = await Read(TwoTenants.Rival, $"/v1/calls/{call}", ifNoneMatch: victims.ETag);

        Assert.Equal(("hangup", 3), (victims.Json.Text("status"), victims.Json.Number("version")));
        Assert.Equal(HttpStatusCode.OK, rivals.Status);
        Assert.Equal(("dialing", 1), (rivals.Json.Text("status"), rivals.Json.Number("version")));
        var history = (await Read(TwoTenants.Rival, $"/v1/calls/{call}/events")).Json.GetProperty("result");
        Assert.Equal("dialing", Assert.Single(history.EnumerateArray()).Text("status"));
    }

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("*")]
    public async Task An_etag_does_not_tell_whether_another_tenant_has_a_call(string etag)
    {
        var path = $"/v1/calls/{TwoTenants.Call}";
        var own = await Read(TwoTenants.Victim, path, etag);

        Assert.Equal(HttpStatusCode.NotModified, own.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Read(TwoTenants.Rival, path, etag)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Read(TwoTenants.Rival, $"{path}?tenant=victim", etag)).Status);
    }

    [Fact]
    public async Task Another_tenants_call_is_told_of_like_one_that_nobody_has()
    {
        var key = TwoTenants.Key(TwoTenants.Rival);

        Assert.Equal(
            await tenants.Ask(key, $"/v1/calls/{Guid.NewGuid()}"),
            await tenants.Ask(key, $"/v1/calls/{TwoTenants.Call}"));
        Assert.Equal(await tenants.Ask(key, "/v1/quarantine/999"), await tenants.Ask(key, "/v1/quarantine/1"));
    }

    [Theory]
    [InlineData("after=0")]
    [InlineData("after=0&id=0d6f1a1e-7a53-4ee9-a0a6-3f3c1ad9c001")]
    [InlineData("after=0&status=dialing,ringing&resource=call")]
    [InlineData("after=0&resource=unmodelled")]
    public async Task A_stream_tells_nothing_of_another_tenant_from_any_position(string query)
    {
        var own = await Hear(TwoTenants.Victim, query);
        var others = await Hear(TwoTenants.Rival, query);

        Assert.Contains("\"tenant\":\"victim\"", own, StringComparison.Ordinal);
        Assert.DoesNotContain("victim", others, StringComparison.Ordinal);
        Assert.DoesNotContain(TwoTenants.Call.ToString(), others, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant=victim")]
    [InlineData("tenant=rival,victim")]
    [InlineData("tenant=victim&tenant=rival")]
    [InlineData("tenant=rival&after=0&tenant=victim")]
    public async Task A_stream_of_another_tenant_is_not_there(string query)
    {
        var refused = await Read(TwoTenants.Rival, $"/v1/stream?{query}");

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (refused.Status, refused.Json.Text("code")));
    }

    // everything that a stream tells until it is live
    private async Task<string> Hear(string tenant, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/stream?{query}");
        request.Headers.Add("Authorization", $"Bearer {TwoTenants.Key(tenant)}");
        using var response = await tenants.Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var told = new StringBuilder();
        while (await lines.ReadLineAsync() is { } line && line != "event: live")
        {
            told.AppendLine(line);
        }

        return told.ToString();
    }

    private async Task Tell(string tenant, Guid call, params int[] steps)
    {
        foreach (var step in steps)
        {
            using var body = CallBodies.Step(call, step);
            await tenants.Send(tenant, await body.ReadAsStringAsync());
        }
    }

    private async Task<(HttpStatusCode Status, string? ETag, JsonElement Json)> Read(
        string tenant, string path, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Authorization", $"Bearer {TwoTenants.Key(tenant)}");
        request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await tenants.Server.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, response.Headers.ETag?.Tag, text.Length > 0 ? JsonElement.Parse(text) : default);
    }
}
