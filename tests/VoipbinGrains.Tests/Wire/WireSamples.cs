using VoipbinGrains.Activeflows;
using VoipbinGrains.Agents;
using VoipbinGrains.Calls;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Queuecalls;
using VoipbinGrains.Queues;
using VoipbinGrains.Resources;
using VoipbinGrains.Streams;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Wire;

/// <summary>
/// One of each type that travels, with every member set, by its alias. Samples and their fixtures stay as they are: a
/// type that gets a new member gets a second sample, such as <c>voipbin.Call.2</c>.
/// </summary>
internal static class WireSamples
{
    private static readonly DateTimeOffset Occurred = DateTimeOffset.UnixEpoch.AddTicks(17_721_036_001_234_560);
    private static readonly DateTimeOffset Received = DateTimeOffset.UnixEpoch.AddTicks(17_721_036_012_345_670);
    private static readonly Guid Id = new("5371e9db-d035-4db6-a8d6-0994d33e744e");
    private static readonly ReadOnlyMemory<byte> Data = """{"status":"ringing","name":"Zoë"}"""u8.ToArray();
    private static readonly EventIdentity Identity = new(ulong.MaxValue, 2, 3, 4);
    private static readonly EventKey EventKey = new(-1, 1_772_103_600_123_456, 4, 7, Identity);
    private static readonly ResourceKey Key = new("acme", "call", Id);

    private static readonly Aftermath Aftermath = new()
    {
        Winner = 3,
        PreviousStatus = "dialing",
        Status = "ringing",
        Ended = true,
        Deleted = true,
        Anomalies = 2,
    };

    private static readonly RecordedEvent Recorded = new()
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

    private static readonly ResourceState State = new()
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

    private static readonly Change Change = new()
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

    private static readonly SnapshotPlace Place = new(5_000_000_003, 17);

    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>
    {
        ["voipbin.Activeflow"] = new Activeflow(State),
        ["voipbin.ActiveflowStatus"] = ActiveflowStatus.Of("running"),
        ["voipbin.AddressType"] = AddressType.Of("tel"),
        ["voipbin.Aftermath"] = Aftermath,
        ["voipbin.Agent"] = new Agent(State),
        ["voipbin.AgentStatus"] = AgentStatus.Of("available"),
        ["voipbin.Call"] = new Call(State),
        ["voipbin.AuditEntry"] = new AuditEntry
        {
            Id = 5,
            At = Received,
            Who = "key 5371e9db",
            Action = "replay",
            Subject = "3",
        },
        ["voipbin.CallDirection"] = CallDirection.Of("incoming"),
        ["voipbin.CallStatus"] = CallStatus.Of("dialing"),
        ["voipbin.CallType"] = CallType.Of("flow"),
        ["voipbin.Change"] = Change,
        ["voipbin.ChangeBatch"] = new ChangeBatch
        {
            StreamId = VoipbinStreams.Of(Key),
            Changes = [Change],
            Token = new JournalToken(5_000_000_002, 1, 5_000_000_001),
        },
        ["voipbin.ChangeFilter"] = new ChangeFilter
        {
            Resources = ["call", "unmodelled"],
            Ids = [Id.ToString()],
            Statuses = ["ringing", "hangup"],
        },
        ["voipbin.DeadLetter"] = new DeadLetter
        {
            Id = 4,
            Tenant = "acme",
            Subscription = Id,
            Stream = $"call/acme/{Id}",
            Position = 5_000_000_002,
            FailedAt = Occurred,
            ReplayedAt = Received,
            Change = Change,
        },
        ["voipbin.EventIdentity"] = Identity,
        ["voipbin.EventKey"] = EventKey,
        ["voipbin.FeedPage"] = new FeedPage([Change], 10, 20, 5),
        ["voipbin.FeedSummary"] = new FeedSummary(
            5, 20, Received, new Dictionary<string, long> { ["call_created"] = 2, ["call_hangup"] = 1 }),
        ["voipbin.HangupBy"] = HangupBy.Of("remote"),
        ["voipbin.HangupReason"] = HangupReason.Of("normal"),
        ["voipbin.HistoryPage"] = new HistoryPage([Recorded], EventKey),
        ["voipbin.JournalUnavailableException"] =
            new JournalUnavailableException("The batch could not be written.", new IOException("disk full")),
        ["voipbin.JournalToken"] = new JournalToken(5_000_000_007, 3, 5_000_000_001),
        ["voipbin.MuteDirection"] = MuteDirection.Of("both"),
        ["voipbin.PositionGoneException"] = new PositionGoneException("Position 3 of call/acme/x is gone."),
        ["voipbin.QuarantinedBody"] = new QuarantinedBody
        {
            Id = 3,
            ReceivedAt = Received,
            Code = "not_json",
            Detail = "It ends too early.",
            Size = 2_000_000,
            Truncated = true,
            ContentType = "application/json",
            ReplayedAt = Occurred,
            Body = Data,
            Sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        },
        ["voipbin.QuarantinedBody.2"] = new QuarantinedBody
        {
            Id = 4,
            ReceivedAt = Received,
            Code = "unauthorized",
            Detail = "The signature is wrong.",
            Size = 2,
            Body = Data,
            Sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            IsStrangers = true,
            Headers = "User-Agent: x\nAuthorization: [redacted]\n",
        },
        ["voipbin.QuarantineFilter"] = new QuarantineFilter
        {
            Codes = ["not_json", "unauthorized"],
            Replayed = true,
            ReceivedAfter = Occurred,
            ReceivedBefore = Received,
        },
        ["voipbin.Queue"] = new Queue(State),
        ["voipbin.Queuecall"] = new Queuecall(State),
        ["voipbin.QueuecallStatus"] = QueuecallStatus.Of("waiting"),
        ["voipbin.Receipt"] = new Receipt(Verdict.Duplicate, 7, 5_000_000_004),
        ["voipbin.RecordedEvent"] = Recorded,
        ["voipbin.RecordedEvent.2"] = Recorded with { WithdrawnBy = 3 },
        ["voipbin.ReferenceType"] = ReferenceType.Of("call"),
        ["voipbin.ResourceKey"] = Key,
        ["voipbin.ResourcePage"] = new ResourcePage([State], 30),
        ["voipbin.ResourceQuery"] = new ResourceQuery
        {
            Resource = "queuecall",
            Statuses = ["waiting", "service"],
            Ended = true,
            Deleted = true,
            Overdue = true,
            OverdueBefore = Occurred,
            ReferenceId = Id,
            UpdatedAfter = Received,
        },
        ["voipbin.ResourceState"] = State,
        ["voipbin.RingMethod"] = RingMethod.Of("ringall"),
        ["voipbin.RoutingMethod"] = RoutingMethod.Of("random"),
        ["voipbin.SnapshotPage"] = new SnapshotPage([State], 40, Place),
        ["voipbin.SnapshotPlace"] = Place,
        ["voipbin.Standing"] = new Standing(Recorded, 8, 5_000_000_005, Aftermath),
        ["voipbin.UnhealthySubscription"] = new UnhealthySubscription(Id, "kind/call", Received),
        ["voipbin.UnmodelledEvent"] = new UnmodelledEvent
        {
            Type = "recording_started",
            Id = Id.ToString(),
            ReceivedAt = Received,
            Data = Data,
            Position = 5_000_000_006,
        },
        ["voipbin.VersionConflictException"] = new VersionConflictException("Version 4 is not the resource's next."),
        ["voipbin.Withdrawal"] = new Withdrawal { Position = 5, Reason = "A mistake", Erases = true, At = Received },
        ["voipbin.WebhookEvent"] = new WebhookEvent
        {
            Resource = "call",
            Id = Id,
            SentAs = "call_answered",
            Status = "progressing",
            OccurredAt = Occurred,
            DeletedAt = Received,
            ReceivedAt = Received,
            Identity = Identity,
            Unreadable = ["tm_hangup", "source"],
            Data = Data,
            ReplayOf = 9,
        },
        ["voipbin.WebhookEvent.2"] = new WebhookEvent
        {
            Resource = "call",
            Id = Id,
            SentAs = "call_answered",
            ReceivedAt = Received,
            Identity = Identity,
            Data = Data,
            IsForeign = true,
        },
    };
}
