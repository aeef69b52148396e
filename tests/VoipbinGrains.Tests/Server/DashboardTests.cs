using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace VoipbinGrains.Tests.Server;

public sealed class DashboardTests
{
    private static readonly string[] pages = ["/dashboard/", "/dashboard/DashboardCounters", "/dashboard/index.min.js"];

    [Fact]
    public async Task It_is_shown_to_an_operator_s_key_alone()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(
            folder.Path,
            "--Dashboard:Enabled=true",
            $"--Tenants:default:ApiKeys:0:Sha256={TwoTenants.Hash("operator")}",
            "--Tenants:default:ApiKeys:0:Scopes:0=ops",
            $"--Tenants:default:ApiKeys:1:Sha256={TwoTenants.Hash("reader")}",
            $"--Tenants:acme:ApiKeys:0:Sha256={TwoTenants.Hash("tenant")}",
            "--Tenants:acme:ApiKeys:0:Scopes:0=ops");

        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.OK, await Ask(server, page, new("Bearer", "operator")));
            Assert.Equal(HttpStatusCode.OK, await Ask(server, page, Password("operator")));
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, page, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, page, Password("")));
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, page, Password("reader")));
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, page, Password("tenant")));
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, page, new("Bearer", "tenant")));
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, page, new("Basic", "b3BlcmF0b3I=")));
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, page, new("Basic", "operator")));
        }
    }

    [Fact]
    public async Task It_is_not_there_unless_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);

        Assert.Equal(HttpStatusCode.NotFound, await Ask(server, "/dashboard", null));
    }

    private static AuthenticationHeaderValue Password(string key) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{key}")));

    private static async Task<HttpStatusCode> Ask(
        ServerProcess server, string page, AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Authorization = authorization;
        using var answer = await server.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
