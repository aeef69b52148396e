using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace VoipbinGrains.Api.Hosting;

/// <summary>Metrics and traces over OTLP, if somebody is there to take them.</summary>
public static class TelemetryHosting
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Ours = "VoipbinGrains.*";
    private const string ServiceName = "voipbin-grains";

    private static readonly string[] meters =
    [
        Ours, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime", "Npgsql",
    ];

    private static readonly string[] sources = [Ours, "Microsoft.Orleans.*", "Npgsql"];

    /// <summary>Whether metrics and traces are taken.</summary>
    /// <param name="configuration">Where OpenTelemetry's own settings are, such as the environment.</param>
    public static bool HasTelemetry(this IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[Endpoint]);

    /// <summary>Sends them, if they are taken.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.HasTelemetry())
        {
            builder.Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService(ServiceName))
                .WithMetrics(metrics => metrics.AddMeter(meters))
                .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(sources))
                .UseOtlpExporter();
        }
    }
}
