using VoipbinGrains.Benchmarks.Load;
using VoipbinGrains.Calls;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Benchmarks.Journals;

/// <summary>One call after the other, event by event, each judged beforehand.</summary>
internal sealed class ToldLife
{
    private static readonly List<RecordedEvent> events = Judged();

    private ResourceKey key = new(ResourceKey.DefaultTenant, "call", Guid.NewGuid());
    private long? number;
    private int told;

    /// <summary>What is to be recorded next.</summary>
    public EventWrite Next => new(key, number, events[told]);

    /// <summary>The next was recorded, with this number for its call.</summary>
    public void Pass(long given)
    {
        number = given;
        if (++told == events.Count)
        {
            (key, number, told) = (key with { Id = Guid.NewGuid() }, null, 0);
        }
    }

    private static List<RecordedEvent> Judged()
    {
        var (judged, created, id) = (new List<RecordedEvent>(), TimeProvider.System.GetUtcNow(), $"{Guid.NewGuid()}");
        Standing? standing = null;
        foreach (var (type, status) in LifeKind.Call.Events)
        {
            var at = created.AddSeconds(judged.Count);
            var body = Bodies.Of(new Told("call", id, type, status, created, judged.Count == 0 ? null : at, id));
            var heard = ((ModelledWebhook)WebhookReader.Read(body, at)).Event;
            judged.Add(Judge.Decide(CallLifecycle.Table, standing, heard));
            standing = Standing.After(standing, judged[^1] with { Position = judged.Count });
        }

        return judged;
    }
}
