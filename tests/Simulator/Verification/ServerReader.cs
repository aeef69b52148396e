using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>Reads from a server that may be killed and started while it is asked.</summary>
internal sealed class ServerReader(
    HttpClient http, Uri server, string tenant, string? key, TimeSpan patience, TimeProvider time)
{
    private const string DefaultTenant = "default";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>A request of this tenant; a key needs no tenant, it has one.</summary>
    public HttpRequestMessage Request(string path)
    {
        var isNamed = key is not null || tenant == DefaultTenant;
        var query = isNamed ? "" : $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}tenant={tenant}";
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, path + query));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>Null if nothing is.</returns>
    /// <exception cref="ServerUnreachableException">It cannot be read for longer than patience lasts.</exception>
    public async Task<ServerAnswer?> Get(string path, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var why = "";
            try
            {
                using var request = Request(path);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
                limit.CancelAfter(Longest);
                using var response = await http.SendAsync(request, limit.Token);
                if (response.StatusCode is HttpStatusCode.NotFound)
                {
                    return null;
                }

                var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
                if (response.IsSuccessStatusCode)
                {
                    return new(JsonDocument.Parse(body).RootElement, response.Headers.ETag?.Tag);
                }

                why = $"{(int)response.StatusCode}";
                if (response.StatusCode < HttpStatusCode.InternalServerError)
                {
                    throw new ServerUnreachableException($"GET {path} is answered {why}: is --key or --tenant wrong?");
                }
            }
            catch (Exception error) when (
                error is HttpRequestException or IOException or OperationCanceledException or JsonException)
            {
                stop.ThrowIfCancellationRequested();
                why = error.Message;
            }

            if (time.GetElapsedTime(began) > patience)
            {
                throw new ServerUnreachableException($"GET {path}: {why}");
            }

            await Task.Delay(Pause, time, stop);
        }
    }
}

/// <summary>What was read.</summary>
/// <param name="Json">The body.</param>
/// <param name="Tag">Its ETag.</param>
internal sealed record ServerAnswer(JsonElement Json, string? Tag);

/// <summary>The server cannot be read.</summary>
internal sealed class ServerUnreachableException(string why) : Exception(why);
