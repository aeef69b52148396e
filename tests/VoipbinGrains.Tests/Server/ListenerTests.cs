using System.Net;
using System.Net.Sockets;

namespace VoipbinGrains.Tests.Server;

public sealed class ListenerTests
{
    private const string Call = """{"type":"call_created","data":{"id":"0d6f1a1e-7a53-4ee9-a0a6-3f3c1ad9c0aa"}}""";

    [Fact]
    public async Task Readers_may_have_an_address_of_their_own_and_each_address_shows_only_what_is_its_own()
    {
        using var folder = new TemporaryFolder();
        var readers = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var server = await ServerProcess.Start(folder.Path, $"--Api:ReadUrls={readers}");

        Assert.Equal(200, (await Wire.Send(server.Url, "POST", "/v1/webhooks", body: Call)).Status);
        Assert.Equal(404, (await Wire.Send(readers, "POST", "/v1/webhooks", body: Call)).Status);
        foreach (var path in new[] { "/v1/calls", "/v1/feed", "/v1/quarantine", "/openapi/v1.json", "/docs/" })
        {
            Assert.Equal(404, (await Wire.Send(server.Url, "GET", path)).Status);
            Assert.Equal(200, (await Wire.Send(readers, "GET", path)).Status);
        }

        Assert.Equal(404, (await Wire.Send(server.Url, "POST", "/v1/webhooks/batch", body: Call)).Status);
        Assert.Equal(404, (await Wire.Send(server.Url, "PATCH", "/v1/calls")).Status);
        foreach (var path in new[] { "/livez", "/readyz" })
        {
            Assert.Equal(200, (await Wire.Send(server.Url, "GET", path)).Status);
            Assert.Equal(200, (await Wire.Send(readers, "GET", path)).Status);
        }
    }

    [Fact]
    public async Task Webhooks_on_a_public_address_do_not_close_reads_that_are_bound_to_loopback()
    {
        using var folder = new TemporaryFolder();
        var readers = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var server = await ServerProcess.Start(
            folder.Path, $"--Urls=http://0.0.0.0:{FreePort()}", $"--Api:ReadUrls={readers}");

        Assert.Equal(200, (await Wire.Send(readers, "GET", "/v1/calls")).Status);
        Assert.Equal(401, (await Wire.Send(readers, "GET", "/v1/calls", ["X-Forwarded-For: 1.2.3.4"])).Status);
    }

    [Theory]
    [InlineData("http://0.0.0.0:{port}", "", "Tenants:default:Secrets:0")]
    [InlineData("http://0.0.0.0:{port}", "--Tenants:default:Signature=off", "can send webhooks of default")]
    [InlineData("http://0.0.0.0:{port}", "--Tenants:acme:Secrets:0=s", "can send webhooks of default:")]
    [InlineData("http://0.0.0.0:{port}", "--Tenants:default:Secrets:0=s", null)]
    [InlineData("http://0.0.0.0:{port}", "--Tenants:default:Signature=required", null)]
    [InlineData("http://0.0.0.0:{port}", "--environment=Development", null)]
    [InlineData("http://localhost:{port}", "", null)]
    public async Task A_door_that_anybody_on_the_network_can_use_is_told_of_at_start_and_in_readyz(
        string urls, string setting, string? says)
    {
        using var folder = new TemporaryFolder();
        var port = FreePort();
        await using var server = await ServerProcess.Start(
            folder.Path, [$"--Urls={urls.Replace("{port}", $"{port}", StringComparison.Ordinal)}", setting]);

        var ready = await Wire.Send(new Uri($"http://127.0.0.1:{port}"), "GET", "/readyz");

        Assert.Equal(200, ready.Status);
        Assert.Equal(says is not null, ready.Body.Contains(says ?? "can send webhooks", StringComparison.Ordinal));
        var warning = server.Output.Contains("A DOOR IS OPEN", StringComparison.Ordinal);
        Assert.Equal(says is not null, warning);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
