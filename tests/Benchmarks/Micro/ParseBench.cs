using BenchmarkDotNet.Attributes;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Benchmarks.Micro;

/// <summary>What it takes to read a webhook.</summary>
public class ParseBench
{
    private readonly byte[] body = CreatedCall.Sample;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    [Benchmark(Description = "Parse_call_created")]
    public HeardWebhook Parse() => WebhookReader.Read(body, now);
}
