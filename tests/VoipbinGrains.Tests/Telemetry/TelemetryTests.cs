using System.Text;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Number = "+15550123456";

    [Fact]
    public async Task What_happens_is_told_as_metrics_without_ids_and_as_traces_and_no_number_is_in_either()
    {
        using var folder = new TemporaryFolder();
        using var collector = new Collector();
        await using var server = await ServerProcess.Start(
            folder.Path,
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_METRIC_EXPORT_INTERVAL=200",
            "--OTEL_BSP_SCHEDULE_DELAY=200");
        var call = Guid.NewGuid();
        using var stream = await EventStream.Open(server, "/v1/stream");
        await stream.Next();

        using var body = new StringContent(
            $$$"""
            {"type":"call_created","data":{"id":"{{{call}}}","status":"dialing","source":{"target":"{{{Number}}}"},
            "tm_create":"2026-10-01T10:00:00Z"}}
            """,
            Encoding.UTF8);
        await server.Http.PostAsync("/v1/webhooks", body);
        using var bad = new StringContent("{");
        await server.Http.PostAsync("/v1/webhooks", bad);

        await Told(
            () => collector.Metrics,
            "voipbin.webhook.duration", "applied", "not_json", "voipbin.events", "voipbin.webhook.source_lag",
            "voipbin.feed.lag", "voipbin.stream.listeners", "voipbin.spool.webhooks", "voipbin.journal.batch",
            "voipbin.journal.commit.duration");
        await Told(() => collector.Traces, "POST /v1/webhooks", "Receive", "journal commit");
        Assert.DoesNotContain(Number, collector.Metrics + collector.Traces, StringComparison.Ordinal);
        Assert.DoesNotContain($"{call}", collector.Metrics, StringComparison.Ordinal);
    }

    private static async Task Told(Func<string> taken, params string[] names)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (names.FirstOrDefault(name => !taken().Contains(name, StringComparison.Ordinal)) is { } missing)
        {
            Assert.False(patience.IsCancellationRequested, $"{missing} was not told.");
            await Task.Delay(50);
        }
    }
}
