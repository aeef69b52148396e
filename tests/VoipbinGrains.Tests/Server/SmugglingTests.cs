using System.Net.Sockets;
using System.Text;

namespace VoipbinGrains.Tests.Server;

/// <summary>Requests whose end can be understood in two ways, by a server and by the proxy before it.</summary>
public sealed class SmugglingTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Start = "POST /v1/webhooks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    private const string Second = "GET /v1/calls HTTP/1.1\r\nHost: localhost\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Second)]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + Second)]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}    ")]
    [InlineData("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" + Second)]
    [InlineData("Content-Length: 2, 2\r\n\r\n{}" + Second)]
    [InlineData("Content-Length: -1\r\n\r\n{}")]
    [InlineData("Content-Length: +2\r\n\r\n{}" + Second)]
    [InlineData("Content-Length: 0x2\r\n\r\n{}" + Second)]
    [InlineData("Content-Length: 2;\r\n\r\n{}" + Second)]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}" + Second)]
    [InlineData("Content-Length: 2 \r\n X: y\r\n\r\n{}")]
    [InlineData("X: y\r\n Content-Length: 2\r\n\r\n{}" + Second)]
    [InlineData("X: y\r\n\tTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Second)]
    [InlineData("X : y\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("Content-Length : 2\r\n\r\n{}" + Second)]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + Second)]
    [InlineData("Content-Length: 2\nTransfer-Encoding: chunked\r\n\r\n{}" + Second)]
    [InlineData("Content-Length: 2\n\n{}" + Second)]
    [InlineData("X: y\rContent-Length: 2\r\n\r\n{}" + Second)]
    [InlineData("X: \0\r\nContent-Length: 2\r\n\r\n{}" + Second)]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n" + Second)]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n" + Second)]
    [InlineData("Transfer-Encoding: identity\r\n\r\n{}" + Second)]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + Second)]
    public async Task No_shape_of_a_request_smuggles_a_second_one(string rest) =>
        Assert.Matches("^HTTP/1.1 (400|503) ", await Only(Start + rest));

    [Theory]
    [InlineData("0x2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("-2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("2 \n{}\r\n0\r\n\r\n")]
    [InlineData("2\n{}\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}0\r\n\r\n")]
    [InlineData("2\r\n{}\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    [InlineData("2;a\nb\r\n{}\r\n0\r\n\r\n")]
    public async Task A_body_whose_chunks_are_not_well_made_is_not_taken_and_ends_its_connection(string chunks) =>
        Assert.DoesNotContain(
            "HTTP/1.1 200 ",
            await Only($"{Start}Transfer-Encoding: chunked\r\n\r\n{chunks}{Second}"),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_body_that_comes_in_chunks_and_these_in_parts_is_taken()
    {
        var body = $$$"""{"type":"call_created","data":{"id":"{{{Guid.NewGuid()}}}","status":"dialing"}}""";
        var filling = new string(' ', 20_000);
        var parts = $"{body[..40]}|{body[40..]}|{filling}|{filling}".Split('|')
            .SelectMany(part => new[] { $"{part.Length:x}\r\n", part[..1], part[1..], "\r\n" });

        var answer = await Send([Start + "Transfer-Encoding: chunked\r\n\r\n", .. parts, "0\r\n", "\r\n"]);

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"applied\"", answer, StringComparison.Ordinal);
    }

    private async Task<string> Only(string request)
    {
        var answer = await Send([request]);

        Assert.True(answer.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries).Length <= 1, answer);
        Assert.DoesNotContain("\"result\"", answer, StringComparison.Ordinal);
        return answer;
    }

    private async Task<string> Send(IEnumerable<string> parts)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(fixture.Server.Url.Host, fixture.Server.Url.Port);
        await using var stream = client.GetStream();
        foreach (var part in parts)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(part));
        }

        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
