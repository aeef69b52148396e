using VoipbinGrains.Api.Problems;

namespace VoipbinGrains.Api.Health;

/// <summary>
/// Answers 503 from the moment the listener is open until the host has started, and again once it stops: VoIPBin gives
/// up after refusals of two seconds, and asks again after a 503.
/// </summary>
internal static class StartupGate
{
    private const string Gated = "/v1";

    public static void UseStartupGate(this WebApplication app) => app.Use((http, next) =>
        http.Request.Path.StartsWithSegments(Gated, StringComparison.OrdinalIgnoreCase)
        && app.Lifetime.WhyNotServing() is { } reason
            ? Problem.TryAgain(http, reason).ExecuteAsync(http)
            : next(http));

    /// <summary>Why nothing is served now; null if it is.</summary>
    public static string? WhyNotServing(this IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStopping.IsCancellationRequested ? "The server is stopping."
        : lifetime.ApplicationStarted.IsCancellationRequested ? null
        : "The server is starting.";
}
