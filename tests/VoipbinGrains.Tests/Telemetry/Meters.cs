using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using VoipbinGrains.Api.Telemetry;

namespace VoipbinGrains.Tests.Telemetry;

/// <summary>Metrics for what is made by hand in a test, which nobody takes.</summary>
internal static class Meters
{
    public static EdgeMetrics Edge => new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
        TimeProvider.System);
}
