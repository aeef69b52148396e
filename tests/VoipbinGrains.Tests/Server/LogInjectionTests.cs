namespace VoipbinGrains.Tests.Server;

/// <summary>What senders and readers choose, sent so that it would make lines of the log or move a cursor.</summary>
public sealed class LogInjectionTests(LogInjectionTests.Telling fixture) : IClassFixture<LogInjectionTests.Telling>
{
    private const string Escape = "\u001b[31m";
    private const string Forged = "forged entry";

    // as a path, a query and a form of JSON have them
    private const string InPath = "a%0D%0Ainfo:%20forged%20entry%1B%5B31m";
    private const string InJson = @"a\r\ninfo: forged entry\u001b[31m\u0000";

    private readonly ServerProcess server = fixture.Server;

    [Fact]
    public async Task Nothing_that_is_sent_makes_a_line_of_the_log_or_moves_a_terminals_cursor()
    {
        var id = Guid.NewGuid();
        string[] bodies =
        [
            $$$"""{"type":"{{{InJson}}}","data":{"id":"{{{InJson}}}"}}""",
            $$$"""{"type":"call_{{{InJson}}}","data":{"id":"{{{id}}}"}}""",
            $$$"""{"type":"call_created","data":{"id":"{{{InJson}}}"}}""",
            $$$"""{"type":"call_created","data":{"id":"{{{id}}}","status":"{{{InJson}}}","tm_create":"{{{id}}}"}}""",
            $$$"""{"type":"call_created","data":{"id":"{{{id}}}","customer_id":"{{{InJson}}}"}}""",
            $"\r\ninfo: {Forged}{Escape}",
        ];
        foreach (var body in bodies)
        {
            await Ask("POST", "/v1/webhooks", [], body);
            await Ask("POST", $"/v1/webhooks/{InPath}", [$"X-VoIPBIN-Signature: {Forged}{Escape}"], body);
        }

        foreach (var path in new[]
        {
            $"/v1/{InPath}", $"/v1/calls/{InPath}", $"/v1/calls/{id}/events?page_token={InPath}", $"/{InPath}",
            $"/v1/calls?status={InPath}&tenant={InPath}", $"/v1/stream?resource={InPath}", $"/v1/quarantine/{InPath}",
            $"/v1/stream?token={InPath}", $"/v1/lifecycles/{InPath}", $"/v1/unmodelled?{InPath}={InPath}",
        })
        {
            await Ask("GET", path, [$"Authorization: Bearer{Escape}", $"Last-Event-ID: {Escape}", $"Host: {Escape}"]);
            await Ask("GET", path, [$"Content-Type: {Forged}{Escape}", "Accept: a\rb", "User-Agent: a\nb"]);
            await Ask("GET", path, []);
        }

        await Ask("POST", $"/v1/quarantine/replay?code={InPath}", []);
        await Ask("POST", "/v1/quarantine/replay", []);
        await Ask("DELETE", $"/v1/calls/{id}/events/1?reason={InPath}", []);
        await Ask("DELETE", $"/v1/calls/{id}/events/1?reason=info:%20{Uri.EscapeDataString(Forged)}", []);
        await server.Terminate();

        Assert.NotEmpty(server.Output);
        var lines = server.Output.Split('\n');
        Assert.DoesNotContain(
            lines, line => line.Contains(Forged, StringComparison.Ordinal) && line.Any(char.IsControl));
        Assert.DoesNotContain('\u001b', server.Output);
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith($"info: {Forged}", StringComparison.Ordinal));
    }

    private async Task Ask(string method, string path, string[] headers, string? body = null)
    {
        try
        {
            await Wire.Send(server.Url, method, path, headers, body);
        }
        catch (Exception broken) when (broken is IOException or ArgumentOutOfRangeException)
        {
            // the server may close the connection of whoever sends such a head
        }
    }

    /// <summary>A server that tells all that is its own to tell; the framework tells what it does by default.</summary>
    public sealed class Telling : ServerFixture
    {
        protected override string[] Settings =>
        [
            "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft=Information",
            "--Logging:LogLevel:Microsoft.AspNetCore=Warning", "--Logging:LogLevel:Orleans=Information",
        ];
    }
}
