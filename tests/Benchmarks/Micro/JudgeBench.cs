using BenchmarkDotNet.Attributes;
using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Calls;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Benchmarks.Micro;

/// <summary>What it takes to judge an event.</summary>
public class JudgeBench
{
    private readonly WebhookEvent first = Read("call_created", "dialing", 0);
    private readonly WebhookEvent next = Read("call_progressing", "progressing", 1);
    private readonly Standing standing;

    public JudgeBench() =>
        standing = Standing.After(null, Judge.Decide(CallLifecycle.Table, standing: null, first));

    [Benchmark(Description = "Judge_first_event")]
    public RecordedEvent First() => Judge.Decide(CallLifecycle.Table, standing: null, first);

    [Benchmark(Description = "Judge_next_event")]
    public RecordedEvent Next() => Judge.Decide(CallLifecycle.Table, standing, next);

    internal static WebhookEvent Read(string type, string status, int second)
    {
        var now = TimeProvider.System.GetUtcNow();
        var body = Bodies.Of(new Told("call", $"{Guid.NewGuid()}", type, status, now, now.AddSeconds(second)));
        return ((ModelledWebhook)WebhookReader.Read(body, now)).Event;
    }
}
