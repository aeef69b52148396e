using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using VoipbinGrains.Simulator.Reporting;

namespace VoipbinGrains.Simulator.Delivery;

/// <summary>
/// Delivers as VoIPBin's webhook manager does: three tries, a second apart, on errors of the connection and on 5xx
/// only; 15 s until the headers come and 30 s for the whole. Whatever else is answered counts as delivered.
/// </summary>
internal sealed class Sender(HttpClient http, Uri target, byte[]? secret, Tally tally, TimeProvider time)
{
    private const int MostTries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestToHeaders = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestAfterHeaders = TimeSpan.FromSeconds(15);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Delivers a body, or gives it up.</summary>
    public async Task<Answer> Deliver(byte[] body, CancellationToken stop)
    {
        var signature = secret is null ? null : Sign(secret, body);
        for (var tries = 1; ; tries++)
        {
            var answer = await Try(body, signature, stop) with { Tries = tries };
            if (answer.IsDelivered || tries == MostTries)
            {
                return answer;
            }

            await Task.Delay(Pause, time, stop);
        }
    }

    private static string Sign(byte[] secret, byte[] body) =>
        string.Create(
            CultureInfo.InvariantCulture, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(secret, body))}");

    private async Task<Answer> Try(byte[] body, string? signature, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("User-Agent", "Go-http-client/1.1");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-VoIPBIN-Signature", signature);
        }

        var began = tally.BeginTry();
        using var patience = new CancellationTokenSource(LongestToHeaders, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        var answer = Answer.None;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            patience.CancelAfter(LongestAfterHeaders);
            answer = new Answer(response.StatusCode); // delivered, whatever becomes of the rest
            answer = Answer.Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
        }

        tally.EndTry(began, answer);
        return answer;
    }
}
