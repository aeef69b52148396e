using System.Net;
using VoipbinGrains.Simulator.Options;

namespace VoipbinGrains.Simulator;

/// <summary>Looks whether anybody listens, before a thousand events are given up.</summary>
internal sealed class Doorbell(HttpClient http, SimulatorOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Waits while it starts.</summary>
    /// <returns>Whether somebody listens; if nobody does, the user is told so.</returns>
    public async Task<bool> Ring(TextWriter output, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        try
        {
            while (await IsStarting(stop) && time.GetElapsedTime(began) < options.Patience)
            {
                await Task.Delay(Pause, time, stop);
            }

            return true;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            await output.WriteLineAsync($"""
                Nobody listens at {options.Url}. Start the server first, in another terminal:

                  dotnet run --project Silo

                or name another one with --url. ({error.Message})
                """);
            return false;
        }
    }

    // behind a proxy that lets nothing but webhooks through it is 404, which is a sign of life too
    private async Task<bool> IsStarting(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        using var response = await http.GetAsync(new Uri(options.Url, "/readyz"), limit.Token);
        return response.StatusCode is HttpStatusCode.ServiceUnavailable;
    }
}
