using VoipbinGrains.Figures;

namespace VoipbinGrains.Tests.Wire;

/// <summary>The samples of figures; see <see cref="WireSamples"/>.</summary>
internal static class FiguresSamples
{
    private static readonly DateTimeOffset Moment = DateTimeOffset.UnixEpoch.AddTicks(17_721_036_001_234_560);
    private static readonly TimeSpan Short = TimeSpan.FromMicroseconds(5_000_001);
    private static readonly TimeSpan Long = TimeSpan.FromMicroseconds(20_000_002);
    private static readonly Guid Id = new("5371e9db-d035-4db6-a8d6-0994d33e744e");
    private static readonly QueueThresholds Thresholds = new(Long, Short);
    private static readonly FiguresProgress Progress = new(5_000_000_001, 5_000_000_002, true, 7);
    private static readonly QueueNow Now = new(1, 2, 3, Long, Id);

    private static readonly PeriodFigures Period = new()
    {
        From = Moment,
        To = Moment.AddHours(1),
        Offered = 4,
        Answered = 3,
        Abandoned = 1,
        ShortAbandons = 2,
        ServiceLevel = 0.75,
        AverageWait = Short,
        AverageTalk = Long,
        MaxWait = Long,
        MedianWait = Short,
        NinetiethWait = Long,
        MostWaiting = 6,
    };

    private static readonly QueueFigures Queue = new()
    {
        Queue = Id,
        Name = "Zoë's",
        Now = Now,
        Interval = Period,
        Today = Period,
        Trend = [Period],
        Thresholds = Thresholds,
        Progress = Progress,
    };

    private static readonly AgentFigures Agent = new()
    {
        Agent = Id,
        Name = "Zoë",
        Status = "busy",
        Since = Moment,
        IsDeleted = true,
        Queuecall = Id,
        From = Moment,
        TimeInStatus = new Dictionary<string, TimeSpan> { ["busy"] = Long, ["available"] = Short },
        Handled = 5,
        Talk = Long,
        WrapUp = Short,
        Idle = Long,
        Occupancy = 0.5,
        Progress = Progress,
    };

    private static readonly CountedQueuecall Counted = new()
    {
        Queuecall = Id,
        Call = Id,
        Queue = Id,
        Agent = Id,
        Status = "done",
        CreatedAt = Moment,
        LeftAt = Moment + Short,
        EndedAt = Moment + Long,
    };

    private static readonly LiveCall Call = new()
    {
        Call = Id,
        Status = "ringing",
        Direction = "incoming",
        Source = "+15550000001",
        Destination = "+15550000002",
        CreatedAt = Moment,
        Queue = Id,
        Master = Id,
    };

    private static readonly SeenAnomaly Anomaly =
        new(5_000_000_003, "call", Id.ToString(), "call_ringing", Moment, "ringing cannot follow hangup.");

    public static IReadOnlyDictionary<string, object> All { get; } = new Dictionary<string, object>
    {
        ["voipbin.AgentFigures"] = Agent,
        ["voipbin.Board"] = new Board
        {
            All = Queue,
            Queues = [Queue],
            Agents = [Agent],
            CallsByStatus = new Dictionary<string, long> { ["ringing"] = 2 },
            Calls = [Call],
            Anomalies = [Anomaly],
            LastReceivedAt = Moment,
            Lag = Short,
        },
        ["voipbin.ConversationParts"] = new ConversationParts
        {
            Legs = [Id],
            Activeflows = [Id, Id],
            Queuecalls = [Id],
            Agents = [Id],
            Queues = new Dictionary<Guid, Guid> { [Id] = Id },
            AsOf = 5_000_000_004,
        },
        ["voipbin.CountedList"] = new CountedList([Counted], 100),
        ["voipbin.CountedQueuecall"] = Counted,
        ["voipbin.FiguresProgress"] = Progress,
        ["voipbin.FiguresQuery"] = new FiguresQuery
        {
            AsOf = Moment,
            TimeZone = "Europe/Berlin",
            Thresholds = Thresholds,
            OwnThresholds = new Dictionary<Guid, QueueThresholds> { [Id] = Thresholds },
            QueuecallsOverdueBefore = Moment - Short,
            CallsOverdueBefore = Moment - Long,
        },
        ["voipbin.LiveCall"] = Call,
        ["voipbin.PeriodFigures"] = Period,
        ["voipbin.QueueFigures"] = Queue,
        ["voipbin.QueueNow"] = Now,
        ["voipbin.QueueThresholds"] = Thresholds,
        ["voipbin.SeenAnomaly"] = Anomaly,
    };
}
