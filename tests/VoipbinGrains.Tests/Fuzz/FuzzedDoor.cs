using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.Fuzz;

/// <summary>
/// A server's door, and what it answered. A body that gets a wrong answer becomes a file of the corpus.
/// </summary>
internal sealed class FuzzedDoor(ServerProcess server)
{
    private const int Tries = 3;
    private static readonly TimeSpan asToldToWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan slow = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();

    /// <summary>How often each answer was given, by its word.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new();

    /// <summary>How many resources began.</summary>
    public int Begun => Answers.GetValueOrDefault("version 1");

    /// <summary>How long the longest answer took.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Sends a webhook; it fails if the answer is not one that it has to get.</summary>
    /// <returns>The answer's word.</returns>
    public async Task<string> Send(FuzzedWebhook webhook)
    {
        var (status, answer) = (HttpStatusCode.ServiceUnavailable, default(JsonElement));
        for (var tries = 0; tries < Tries && status >= HttpStatusCode.InternalServerError; tries++)
        {
            if (tries > 0)
            {
                Count("sent again");
                await Task.Delay(asToldToWait); // Retry-After: one that is due to what it holds fails each time
            }

            (status, answer) = await Ask(webhook);
        }

        var word = answer.TryGetProperty("outcome", out var outcome) ? outcome.GetString()! : answer.Text("code")!;
        if (!webhook.Expected().Contains(word) || status >= HttpStatusCode.InternalServerError)
        {
            throw new InvalidOperationException($"{(int)status} {word}, kept as {Keep(webhook.Body)}: {webhook}");
        }

        Count(word);
        if (word is "applied" && answer.Number("version") == 1)
        {
            Count("version 1");
        }

        return word;
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Ask(FuzzedWebhook webhook)
    {
        var begun = Stopwatch.GetTimestamp();
        using var request = webhook.Request();
        using var response = await server.Http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var elapsed = Stopwatch.GetElapsedTime(begun);
        if (elapsed > slow)
        {
            Count("over 1 s");
        }

        lock (gate)
        {
            Longest = elapsed > Longest ? elapsed : Longest;
        }

        return (response.StatusCode, JsonElement.Parse(answer));
    }

    private void Count(string word) => Answers.AddOrUpdate(word, 1, (_, count) => count + 1);

    private static string Keep(byte[] body)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(body))[..8];
        var file = Path.Combine(Mutations.Corpus, $"failed_{name}.json");
        File.WriteAllBytes(file, body);
        return file;
    }
}
