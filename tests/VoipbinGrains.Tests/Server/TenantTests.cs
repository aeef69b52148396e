using System.Net;

namespace VoipbinGrains.Tests.Server;

public sealed class TenantTests
{
    private const string Body =
        """{"type":"call_hangup","data":{"id":"5371e9db-d035-4db6-a8d6-0994d33e744e","status":"hangup"}}""";

    [Fact]
    public async Task A_signed_tenants_door_opens_to_its_signature_and_tells_nobody_else_that_it_is_there()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(
            folder.Path, "--Tenants:acme:Secrets:0=test-webhook-secret", "--Tenants:open:Signature=off");

        var signed = await Post(
            server, "acme", "sha256=37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bede");
        var unsigned = await Post(server, "acme", null);
        var forged = await Post(server, "acme", "sha256=" + new string('0', 64));
        var unknown = await Post(server, "nobody", null);
        var impossible = await Post(server, "No%20Body", null);

        Assert.Equal(HttpStatusCode.OK, signed.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.Status);
        Assert.Equal(unsigned, forged);
        Assert.Equal(unsigned, unknown);
        Assert.Equal(unsigned, impossible);
        Assert.Equal(HttpStatusCode.OK, (await Post(server, "open", "sha256=anything")).Status);
    }

    [Fact]
    public async Task A_call_of_one_tenant_is_not_known_to_another()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path, "--Tenants:acme:Signature=off");
        await Post(server, "acme", null);
        const string Call = "/v1/calls/5371e9db-d035-4db6-a8d6-0994d33e744e";

        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync(Call)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync($"{Call}/events")).StatusCode);
        Assert.Equal("acme", (await server.Http.GetAsync($"{Call}?tenant=acme").Json()).Text("tenant"));
    }

    private static async Task<(HttpStatusCode Status, string Body)> Post(
        ServerProcess server, string tenant, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/webhooks/{tenant}");
        request.Content = new StringContent(Body);
        if (signature is not null)
        {
            request.Headers.Add("X-VoIPBIN-Signature", signature);
        }

        using var response = await server.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
