using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using VoipbinGrains.Tests.Webhooks;

namespace VoipbinGrains.Tests.Server;

public sealed class MalformedBodyTests
{
    [Fact]
    public async Task What_a_resend_cannot_mend_is_told_so_kept_byte_for_byte_and_logs_no_exception()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);

        foreach (var (name, body, code) in MalformedBodies.All)
        {
            using var response = await server.Http.PostAsync("/v1/webhooks", new ByteArrayContent(body));

            Assert.True(response.StatusCode is HttpStatusCode.BadRequest, $"{name}: {response.StatusCode}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal((name, code), (name, (await Task.FromResult(response).Json()).Text("code")));
        }

        Assert.Equal(
            MalformedBodies.All.Select(each => (each.Code, Convert.ToHexString(each.Body))),
            Quarantined(folder));
        Assert.False(server.Output.Contains("Exception", StringComparison.Ordinal), server.Output);
    }

    [Fact]
    public async Task Of_a_body_that_is_too_large_the_beginning_and_the_declared_length_are_kept()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var body = Enumerable.Range(0, 3 * 1024 * 1024).Select(i => (byte)i).ToArray();

        using var response = await server.Http.PostAsync("/v1/webhooks", new ByteArrayContent(body));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(("too_large", Convert.ToHexString(body[..4096])), Assert.Single(Quarantined(folder)));
        Assert.Equal(body.Length, Assert.Single(Read(folder, "SELECT size FROM quarantine", row => row.GetInt32(0))));
    }

    [Fact]
    public async Task A_body_that_declares_the_greatest_length_is_too_large_and_one_that_stops_is_asked_for_again()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);

        var endless = await Send(server, $"Content-Length: {long.MaxValue}\r\n\r\n{new string('x', 5000)}");
        var stopped = await Send(server, "Content-Length: 100\r\n\r\n{");

        await server.Terminate();
        Assert.StartsWith("HTTP/1.1 413 ", endless, StringComparison.Ordinal);
        Assert.Equal(long.MaxValue, Assert.Single(Read(folder, "SELECT size FROM quarantine", row => row.GetInt64(0))));
        Assert.StartsWith("HTTP/1.1 503 ", stopped, StringComparison.Ordinal);
        Assert.False(server.Output.Contains("Exception", StringComparison.Ordinal), server.Output);
    }

    private static async Task<string?> Send(ServerProcess server, string rest)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/webhooks HTTP/1.1\r\nHost: localhost\r\n{rest}"));
        using var answer = new StreamReader(stream, Encoding.ASCII);
        return await answer.ReadLineAsync();
    }

    private static List<(string Code, string Body)> Quarantined(TemporaryFolder folder) => Read(
        folder,
        "SELECT code, hex(body) FROM quarantine ORDER BY id",
        row => (row.GetString(0), row.GetString(1)));

    private static List<T> Read<T>(TemporaryFolder folder, string sql, Func<SqliteDataReader, T> read)
    {
        var file = folder.File("data/voipbin.db");
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }
}
