using System.Diagnostics;
using System.Text.Json;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.OpenApi;

/// <summary>
/// A server on which all that the document gives as examples happens, in the order in which it happened when they were
/// taken. Tenant <c>default</c> has a secret and keys; <c>open</c> has no secret.
/// </summary>
public sealed class ExampleServer : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder folder = new();

    internal ServerProcess Server { get; private set; } = null!;

    /// <summary>The document, as anybody gets it.</summary>
    internal string Text { get; private set; } = null!;

    internal JsonElement Document { get; private set; }

    internal List<Exchange> Exchanges { get; } = [];

    public async Task InitializeAsync()
    {
        Server = await ServerProcess.Start(
            folder.Path,
            [
                $"--Tenants:default:Secrets:0={Asking.Secret}",
                .. KeyOf("default", 0, Asking.Key, "read", "stats", "ingest", "ops"),
                .. KeyOf("default", 1, Asking.SmallKey, "ingest"),
                .. KeyOf("open", 0, Asking.KeyOfOpen, "ops"),
            ]);
        Text = await Server.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        Document = JsonElement.Parse(Text);
        await Happenings.All(this);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose() => folder.Dispose();

    /// <summary>An example as it is sent: JSON, or text as it is.</summary>
    internal string Example(string name) =>
        Document.GetProperty("components").GetProperty("examples").GetProperty(name).GetProperty("value") is var value
        && value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>Asks, and remembers what was answered.</summary>
    internal async Task Ask(Asking asked)
    {
        var watch = Stopwatch.StartNew();
        var heard = await Send(asked);
        while (asked.MayLag && !heard.IsLike(Example(heard.Example)) && watch.Elapsed < LongestLag)
        {
            heard = await Send(asked);
        }

        Exchanges.AddRange(asked.Example is null ? [] : [heard]);
    }

    /// <summary>Hears so many frames of a stream; the last of them are these examples.</summary>
    internal Task Listen(string query, int count, params string[] examples) =>
        Listen(Asking.Get("", "/v1/stream", $"/v1/stream?{query}"), count, examples);

    /// <inheritdoc cref="Listen(string, int, string[])"/>
    internal async Task Listen(Asking asked, int count, params string[] examples)
    {
        using var request = asked.Request();
        using var response = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var frames = new List<string>();
        var frame = "";
        while (frames.Count < count && await lines.ReadLineAsync() is { } line)
        {
            frame += $"{line}\n";
            if (line is "")
            {
                frames.AddRange(frame is ":\n\n" ? [] : [frame]); // the comment that comes at once
                frame = "";
            }
        }

        var (status, type) = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
        Exchanges.AddRange(examples.Zip(frames.TakeLast(examples.Length), (example, heard) =>
            new Exchange(example, "get", asked.Pattern, status, type, heard) { IsOfNow = asked.IsOfNow }));
    }

    private async Task<Exchange> Send(Asking asked)
    {
        using var request = asked.Request();
        using var response = await Server.Http.SendAsync(request);
        return new Exchange(
            asked.Example ?? "",
            asked.Method.ToLowerInvariant(),
            asked.Pattern,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync())
        {
            IsOfNow = asked.IsOfNow,
        };
    }

    private static IEnumerable<string> KeyOf(string tenant, int number, string key, params string[] scopes) => scopes
        .Select((scope, index) => $"--Tenants:{tenant}:ApiKeys:{number}:Scopes:{index}={scope}")
        .Prepend($"--Tenants:{tenant}:ApiKeys:{number}:Sha256={TwoTenants.Hash(key)}");
}
