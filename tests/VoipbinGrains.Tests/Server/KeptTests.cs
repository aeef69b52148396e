using System.Net;
using System.Security.Cryptography;

namespace VoipbinGrains.Tests.Server;

public sealed class KeptTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private readonly HttpClient http = fixture.Server.Http;

    [Fact]
    public async Task What_was_not_let_in_is_listed_newest_first_and_read_byte_for_byte()
    {
        byte[][] bodies = ["{"u8.ToArray(), "[1]"u8.ToArray(), """{"type":"call_created","data":{}}"""u8.ToArray()];
        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", "text/odd");
            await http.PostAsync("/v1/webhooks", content);
        }

        var first = await http.GetAsync("/v1/quarantine?page_size=2").Json();
        var next = first.Text("next_page_token");
        var second = await http.GetAsync($"/v1/quarantine?page_size=2&page_token={next}").Json();
        var listed = first.GetProperty("result").EnumerateArray().Concat(second.GetProperty("result").EnumerateArray());

        Assert.Equal(["id_missing", "not_an_envelope", "not_json"], listed.Select(entry => entry.Text("code")));
        Assert.Null(second.Text("next_page_token"));
        foreach (var (entry, body) in listed.Reverse().Zip(bodies))
        {
            var kept = await http.GetAsync($"/v1/quarantine/{entry.Text("id")}").Json();
            Assert.False(entry.TryGetProperty("body", out _));
            Assert.Equal(body, kept.GetProperty("body").GetBytesFromBase64());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(body)), entry.Text("sha256"));
            Assert.Equal("text/odd", entry.Text("content_type"));
        }
    }

    [Fact]
    public async Task Events_that_are_not_modelled_are_listed_newest_first_with_their_data_as_sent()
    {
        foreach (var data in new[] { """{"id":"one"}""", """{"id":7,"x":1.0}""" })
        {
            using var body = new StringContent($$"""{"type":"recording_started","data":{{data}}}""");
            await http.PostAsync("/v1/webhooks", body);
        }

        var listed = (await http.GetAsync("/v1/unmodelled").Json()).GetProperty("result");

        Assert.Equal("""{"id":7,"x":1.0}""", listed[0].GetProperty("data").GetRawText());
        Assert.Null(listed[0].Text("id"));
        Assert.Equal("one", listed[1].Text("id"));
        Assert.Equal("recording_started", listed[1].Text("type"));
    }

    [Fact]
    public async Task A_page_of_great_events_ends_early_and_the_next_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        var filling = new string('x', 900_000);
        for (var number = 0; number < 20; number++)
        {
            using var body = new StringContent(
                $$$"""{"type":"recording_started","data":{"id":"{{{number}}}","x":"{{{filling}}}"}}""");
            await server.Http.PostAsync("/v1/webhooks", body);
        }

        var (ids, sizes, token) = (new List<string?>(), new List<int>(), "");
        do
        {
            var page = await server.Http.GetAsync($"/v1/unmodelled?page_size=1000{token}").Json();
            ids.AddRange(page.GetProperty("result").EnumerateArray().Select(heard => heard.Text("id")));
            sizes.Add(page.GetProperty("result").GetArrayLength());
            token = page.Text("next_page_token") is { } next ? $"&page_token={next}" : null;
        }
        while (token is not null);

        Assert.Equal([16, 4], sizes);
        Assert.Equal(Enumerable.Range(0, 20).Reverse().Select(number => $"{number}"), ids);
    }

    [Theory]
    [InlineData("/v1/quarantine/0")]
    [InlineData("/v1/quarantine/x")]
    [InlineData("/v1/quarantine/99999999999999999999")]
    [InlineData("/v1/quarantine?tenant=")]
    [InlineData("/v1/unmodelled?tenant=A")]
    public async Task What_is_not_kept_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path)).StatusCode);
}
