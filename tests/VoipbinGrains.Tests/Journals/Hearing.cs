using System.Security.Cryptography;
using System.Text;
using VoipbinGrains.Calls;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Resources;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Journals;

/// <summary>One call that hears events and has them recorded, as its grain would.</summary>
internal sealed class Hearing(string tenant)
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, 123, TimeSpan.Zero);

    public ResourceKey Key { get; } = new(tenant, "call", Guid.NewGuid());

    public long? Number { get; private set; }

    public Standing? Standing { get; private set; }

    public List<RecordedEvent> Recorded { get; } = [];

    /// <summary>The write of an event that happened so many seconds after noon.</summary>
    public EventWrite Next(string type, string status, int second, byte[]? data = null) =>
        new(Key, Number, JudgedOn(Standing, type, status, second, data));

    /// <summary>One write of several events, each so many seconds after noon.</summary>
    public EventWrite Together(params (string Type, string Status, int Second)[] events)
    {
        var (standing, judged) = (Standing, new List<RecordedEvent>());
        foreach (var (type, status, second) in events)
        {
            judged.Add(JudgedOn(standing, type, status, second));
            standing = Standing.After(standing, judged[^1]);
        }

        return new EventWrite(Key, Number, judged[0]) { Following = judged[1..] };
    }

    public async Task<Committed> Hear(IJournal journal, string type, string status, int second, byte[]? data = null) =>
        await Commit(journal, Next(type, status, second, data));

    public async Task<Committed> Commit(IJournal journal, EventWrite write)
    {
        var committed = await journal.Commit(write);
        Take(write, committed);
        return committed;
    }

    /// <summary>Remembers what was recorded.</summary>
    public void Take(EventWrite write, Committed committed)
    {
        Number = committed.Number;
        for (var place = 0; place < write.Count; place++)
        {
            Recorded.Add(write[place] with { Position = committed.Position + place });
            Standing = Standing.After(Standing, Recorded[^1]);
        }
    }

    public static UnmodelledEvent Unmodelled(string type) => new()
    {
        Type = type,
        Id = "no-uuid",
        ReceivedAt = Noon,
        Data = "{}"u8.ToArray(),
    };

    public static QuarantinedBody Body(byte[] body) => new()
    {
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(body)),
        ReceivedAt = Noon,
        Code = "malformed",
        Detail = "Send JSON.",
        Size = body.Length,
        ContentType = null,
        Body = body,
    };

    public static void AssertSame(RecordedEvent expected, RecordedEvent actual)
    {
        Assert.Equal(expected with { Data = default }, actual with { Data = default });
        Assert.Equal(expected.Data.ToArray(), actual.Data.ToArray());
    }

    public static void AssertSame(Standing expected, Standing actual)
    {
        AssertSame(expected.Winner, actual.Winner);
        Assert.Equal(expected with { Winner = actual.Winner }, actual);
    }

    private RecordedEvent JudgedOn(
        Standing? standing, string type, string status, int second, byte[]? data = null)
    {
        data ??= Encoding.UTF8.GetBytes($$"""{"tm":{{second}}}""");
        return Judge.Decide(CallLifecycle.Table, standing, new WebhookEvent
        {
            Resource = "call",
            Id = Key.Id,
            SentAs = type,
            Status = status,
            OccurredAt = Noon.AddSeconds(second),
            ReceivedAt = Noon.AddSeconds(second + 1),
            Identity = EventIdentity.Of(Encoding.UTF8.GetBytes(type), data),
            Data = data,
        });
    }
}
