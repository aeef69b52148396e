using VoipbinGrains.Feed;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Wire;

/// <summary>What the samples are made of; see <see cref="WireSamples"/>.</summary>
internal static class WireParts
{
    public static readonly DateTimeOffset Occurred = DateTimeOffset.UnixEpoch.AddTicks(17_721_036_001_234_560);
    public static readonly DateTimeOffset Received = DateTimeOffset.UnixEpoch.AddTicks(17_721_036_012_345_670);
    public static readonly Guid Id = new("5371e9db-d035-4db6-a8d6-0994d33e744e");
    public static readonly ReadOnlyMemory<byte> Data = """{"status":"ringing","name":"Zoë"}"""u8.ToArray();
    public static readonly EventIdentity Identity = new(ulong.MaxValue, 2, 3, 4);
    public static readonly EventKey EventKey = new(-1, 1_772_103_600_123_456, 4, 7, Identity);
    public static readonly ResourceKey Key = new("acme", "call", Id);

    public static readonly Aftermath Aftermath = new()
    {
        Winner = 3,
        PreviousStatus = "dialing",
        Status = "ringing",
        Ended = true,
        Deleted = true,
        Anomalies = 2,
    };

    public static readonly RecordedEvent Recorded = new()
    {
        Event = "call_progressing",
        SentAs = "call_answered",
        Status = "progressing",
        ReceivedAt = Received,
        Version = 4,
        Position = 5_000_000_000,
        Disposition = Disposition.Anomaly,
        Reason = "dialing cannot follow hangup",
        Key = EventKey,
        Data = Data,
        Aftermath = Aftermath,
    };

    public static readonly ResourceState State = new()
    {
        Key = Key,
        Status = "hangup",
        Ended = true,
        Deleted = true,
        Version = 5,
        Position = 5_000_000_001,
        Event = "call_hangup",
        OccurredAt = Occurred,
        ReceivedAt = Received,
        Anomalies = 1,
        Data = Data,
    };

    public static readonly Change Change = new()
    {
        Position = 5_000_000_002,
        Tenant = "acme",
        Resource = "call",
        Id = Id.ToString(),
        Version = 6,
        Event = "call_hangup",
        Outcome = Verdict.Stored,
        PreviousStatus = "progressing",
        Status = "hangup",
        Ended = true,
        Deleted = true,
        OccurredAt = Occurred,
        ReceivedAt = Received,
        Data = Data,
    };

    public static readonly SnapshotPlace Place = new(5_000_000_003, 17);
}
