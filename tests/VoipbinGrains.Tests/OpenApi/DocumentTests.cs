using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.OpenApi;

public sealed partial class DocumentTests(ExampleServer fixture) : IClassFixture<ExampleServer>
{
    // a healthy server does not answer these, or not soon
    private static readonly string[] neverSeen =
        ["batch_failed", "frame_bye", "frame_heartbeat", "not_durable", "unhealthy", "webhook_spooled"];

    private readonly JsonElement paths = fixture.Document.GetProperty("paths");
    private readonly SchemaCheck check = new(fixture.Document);

    [Fact]
    public void The_document_is_read_without_a_key_and_without_a_fault()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(
            fixture.Text, "json", new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });

        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        Assert.Equal("VoipbinGrains", document!.Info.Title);
    }

    [Fact]
    public void Each_answer_is_given_as_the_document_says()
    {
        Assert.All(fixture.Exchanges, heard =>
        {
            var described = Described(heard);

            Assert.Equal([], Faults(described.GetProperty("schema"), heard.MediaType!, heard.Body));
            Assert.True(described.GetProperty("examples").TryGetProperty(heard.Example, out _), $"{heard}");
        });
    }

    [Fact]
    public void Each_example_of_an_answer_is_what_the_server_answers()
    {
        Assert.All(fixture.Exchanges, heard => Assert.True(heard.IsLike(fixture.Example(heard.Example)), $"{heard}"));

        var told = Operations().SelectMany(operation => operation.GetProperty("responses").EnumerateObject())
            .SelectMany(answer => Bodies(answer.Value))
            .SelectMany(body => body.Value.GetProperty("examples").EnumerateObject());
        Assert.Equal(
            told.Select(example => example.Name).Distinct().Order(),
            fixture.Exchanges.Select(heard => heard.Example).Concat(neverSeen).Distinct().Order());
    }

    [Fact]
    public void Each_example_fits_what_the_document_says_of_it()
    {
        foreach (var body in Operations().SelectMany(AllBodies))
        {
            Assert.All(body.Value.GetProperty("examples").EnumerateObject(), example =>
                Assert.Equal([], Faults(body.Value.GetProperty("schema"), body.Name, fixture.Example(example.Name))));
        }
    }

    [Fact]
    public void Each_path_says_which_scope_it_needs_and_how_it_fails()
    {
        Assert.All(Doors.All, door =>
        {
            var operation = paths.GetProperty(door.Pattern).GetProperty(door.Method.ToLowerInvariant());
            var security = operation.GetProperty("security")[0];

            Assert.Equal(
                door.Scope is null
                    ? """{"signature":[]}"""
                    : $$"""{"key":["{{$"{door.Scope}".ToLowerInvariant()}}"]}""",
                JsonSerializer.Serialize(security));
            Assert.True(operation.GetProperty("responses").TryGetProperty("503", out _), $"{door}");
            Assert.True(operation.GetProperty("responses").TryGetProperty("401", out _), $"{door}");
            Assert.Equal(door.Scope is not null, operation.GetProperty("responses").TryGetProperty("403", out _));
        });
    }

    [Fact]
    public void Nothing_is_left_without_a_word_on_it()
    {
        var schemas = fixture.Document.GetProperty("components").GetProperty("schemas").EnumerateObject();

        Assert.All(Operations(), operation => Assert.NotEqual("", operation.Text("summary")));
        Assert.All(Operations(), operation => Assert.NotEqual("", operation.Text("description")));
        Assert.Distinct(Operations().Select(operation => operation.Text("operationId")));
        Assert.All(
            Operations().SelectMany(Parameters), parameter => Assert.NotEqual("", parameter.Text("description")));
        Assert.All(schemas.SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()), member =>
            Assert.NotEqual("", member.Value.Text("description")));
    }

    [Fact]
    public async Task The_page_names_scripts_of_this_server_only_and_each_is_served()
    {
        var http = fixture.Server.Http;
        using var page = await http.GetAsync("/docs/");
        var text = await page.Content.ReadAsStringAsync();
        var scripts = Script().Matches(text).Select(script => script.Groups[1].Value).ToList();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("//", text, StringComparison.Ordinal);
        Assert.Contains("openapi/v1.json", text, StringComparison.Ordinal);
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var served = await http.GetAsync($"/docs/{script}");
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
            Assert.Contains("javascript", served.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }
    }

    private JsonElement Described(Exchange heard) => paths
        .GetProperty(heard.Pattern)
        .GetProperty(heard.Method)
        .GetProperty("responses")
        .GetProperty($"{heard.Status}")
        .GetProperty("content")
        .GetProperty(heard.MediaType!);

    private IEnumerable<JsonElement> Operations() =>
        paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value);

    private static IEnumerable<JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    private static IEnumerable<JsonProperty> AllBodies(JsonElement operation) => operation.GetProperty("responses")
        .EnumerateObject().SelectMany(answer => Bodies(answer.Value))
        .Concat(operation.TryGetProperty("requestBody", out var request) ? Bodies(request) : []);

    private static IEnumerable<JsonProperty> Bodies(JsonElement holder) =>
        holder.TryGetProperty("content", out var content)
            ? content.EnumerateObject().Where(body => body.Value.TryGetProperty("examples", out _))
            : [];

    // of text in parts, the parts are checked: lines, and the data of frames
    private IEnumerable<string> Faults(JsonElement schema, string mediaType, string body) => mediaType switch
    {
        "text/plain" => [],
        "application/x-ndjson" => Parts(schema, body.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        "text/event-stream" => Parts(schema, Data().Matches(body).Select(data => data.Groups[1].Value)),
        _ => check.Faults(schema, JsonElement.Parse(body)),
    };

    private IEnumerable<string> Parts(JsonElement schema, IEnumerable<string> parts) =>
        parts.SelectMany(part => check.Faults(schema.GetProperty("contentSchema"), JsonElement.Parse(part)));

    [GeneratedRegex("(?:src=|from )[\"']([^\"']+)")]
    private static partial Regex Script();

    [GeneratedRegex("^data: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Data();
}
