using System.Net;
using System.Net.Sockets;
using VoipbinGrains.Simulator.Delivery;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.Simulator;

public sealed class DialerTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task The_next_address_is_tried_where_one_refuses_the_connection()
    {
        using var http = new Dialer([Nobody(), Somebody]).NewClient();

        using var answer = await http.GetAsync("http://voipbin.test/livez");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Where_all_addresses_refuse_there_is_no_connection()
    {
        using var http = new Dialer([Nobody(), Nobody()]).NewClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("http://voipbin.test/livez"));
    }

    [Fact]
    public async Task An_address_without_a_port_has_that_of_the_URL()
    {
        using var http = new Dialer([new(IPAddress.Loopback, 0)]).NewClient();

        using var answer = await http.GetAsync($"http://voipbin.test:{Somebody.Port}/livez");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Who_finds_nobody_is_told_what_to_start()
    {
        var run = await Run.Of(new Uri($"http://{Nobody()}"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Start the server first", run.Output, StringComparison.Ordinal);
    }

    private IPEndPoint Somebody => new(IPAddress.Loopback, fixture.Server.Url.Port);

    private static IPEndPoint Nobody()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return (IPEndPoint)probe.LocalEndpoint;
    }
}
