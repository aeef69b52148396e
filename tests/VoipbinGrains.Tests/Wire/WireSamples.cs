using VoipbinGrains.Activeflows;
using VoipbinGrains.Agents;
using VoipbinGrains.Calls;
using VoipbinGrains.Conversations;
using VoipbinGrains.Feed;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Quarantine;
using VoipbinGrains.Queuecalls;
using VoipbinGrains.Queues;
using VoipbinGrains.Resources;
using VoipbinGrains.Streams;
using VoipbinGrains.Tenants;
using VoipbinGrains.Unmodelled;
using VoipbinGrains.Webhooks;
using static VoipbinGrains.Tests.Wire.WireParts;

namespace VoipbinGrains.Tests.Wire;

/// <summary>
/// One of each type that travels, with every member set, by its alias. Samples and their fixtures stay as they are: a
/// type that gets a new member gets a second sample, such as <c>voipbin.Call.2</c>.
/// </summary>
internal static class WireSamples
{
    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>(FiguresSamples.All)
    {
        ["voipbin.Activeflow"] = new Activeflow(State),
        ["voipbin.ActiveflowStatus"] = ActiveflowStatus.Of("running"),
        ["voipbin.AddressType"] = AddressType.Of("tel"),
        ["voipbin.Aftermath"] = WireParts.Aftermath,
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
        ["voipbin.Change"] = WireParts.Change,
        ["voipbin.ChangeBatch"] = new ChangeBatch
        {
            StreamId = VoipbinStreams.Of(Key),
            Changes = [WireParts.Change],
            Token = new JournalToken(5_000_000_002, 1, 5_000_000_001),
        },
        ["voipbin.Change.3"] = WireParts.Change with { Key = WireParts.EventKey },
        ["voipbin.Change.2"] = WireParts.Change with { Anomaly = "ringing cannot follow hangup." },
        ["voipbin.Conversation"] = new Conversation
        {
            Call = State,
            Legs = [State],
            Activeflows = [State, State],
            Queuecalls = [State],
            Queues = new Dictionary<Guid, Guid> { [Id] = Id },
            Agents = [State],
            Timeline = [new(Occurred, "call", Id, "call_hangup", "hangup")],
        },
        ["voipbin.TimelineEntry"] = new TimelineEntry(Occurred, "call", Id, "call_hangup", "hangup"),
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
            Change = WireParts.Change,
        },
        ["voipbin.EventIdentity"] = Identity,
        ["voipbin.EventKey"] = WireParts.EventKey,
        ["voipbin.FeedPage"] = new FeedPage([WireParts.Change], 10, 20, 5),
        ["voipbin.FeedSummary"] = new FeedSummary(
            5, 20, Received, new Dictionary<string, long> { ["call_created"] = 2, ["call_hangup"] = 1 }),
        ["voipbin.HangupBy"] = HangupBy.Of("remote"),
        ["voipbin.HangupReason"] = HangupReason.Of("normal"),
        ["voipbin.HistoryPage"] = new HistoryPage([Recorded], WireParts.EventKey),
        ["voipbin.JournalUnavailableException"] = new JournalUnavailableException("The batch could not be written."),
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
        ["voipbin.Standing"] = new Standing(Recorded, 8, 5_000_000_005, WireParts.Aftermath),
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
