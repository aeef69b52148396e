using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VoipbinGrains.Api.Access;

namespace VoipbinGrains.Api.Health;

/// <summary>Whether a process lives, and whether it can do its work.</summary>
public static class HealthPages
{
    /// <summary>Adds the health checks that every host has.</summary>
    public static IHealthChecksBuilder AddVoipbinHealth(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<ServingCheck>("serving");

    /// <summary>
    /// Maps <c>/livez</c>, which asks nothing but this process, and <c>/readyz</c>, which gives its reasons.
    /// </summary>
    public static void MapVoipbinHealth(this WebApplication app)
    {
        var everybody = new ServedTo(Audience.Everybody);
        app.MapHealthChecks("/livez", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write })
            .WithMetadata(everybody);
        app.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = Write }).WithMetadata(everybody);
    }

    private static Task Write(HttpContext http, HealthReport report) => TypedResults.Json(
        new ReadinessView(
            report.Status is HealthStatus.Unhealthy ? "unavailable" : "ok",
            [.. report.Entries.Values.Where(entry => entry.Status is not HealthStatus.Healthy).Select(Reason)],
            SpoolView.Of(report)),
        statusCode: http.Response.StatusCode).ExecuteAsync(http);

    private static string Reason(HealthReportEntry entry) =>
        entry.Description ?? entry.Exception?.Message ?? "A check failed without telling why.";

    private sealed class ServingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.WhyNotServing() is { } reason
                ? HealthCheckResult.Unhealthy(reason)
                : HealthCheckResult.Healthy());
    }
}
