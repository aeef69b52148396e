using VoipbinGrains.Api.Figures;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Wallboard;

/// <summary>The board as its frames tell it: all of it at first, then what changed. What did not is null.</summary>
internal sealed record BoardView(
    DateTimeOffset AsOf,
    string TimeZone,
    BoardTotalView? Total,
    IReadOnlyList<PeriodView>? Trend,
    IReadOnlyList<QueueLineView>? Queues,
    IReadOnlyList<AgentLineView>? Agents,
    BoardCallsView? Calls,
    IReadOnlyList<AnomalyView>? Anomalies,
    BoardFeedView Feed)
{
    public static BoardView Of(Board board, FiguresQuery query, Names names) => new(
        query.AsOf,
        query.TimeZone,
        new BoardTotalView(
            QueueNowView.Of(board.All.Now),
            PeriodView.Of(board.All.Interval),
            PeriodView.Of(board.All.Today),
            board.Agents.Where(agent => agent.Status is not null).CountBy(agent => agent.Status!)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary()),
        [.. board.All.Trend.Select(PeriodView.Of)],
        [.. board.Queues.Select(queue => QueueLineView.Of(queue, names))],
        [.. board.Agents.Where(agent => !agent.IsDeleted).Select(agent => AgentLineView.Of(agent, names))],
        new BoardCallsView(
            board.CallsByStatus.Values.Sum(),
            board.CallsByStatus,
            [.. board.Calls.Select(CallLineView.Of)]),
        [
            .. board.Anomalies.Select(one => new AnomalyView(
                new Position(one.Position), one.Resource, one.Id, one.Event, one.ReceivedAt, one.Reason)),
        ],
        new BoardFeedView(board.LastReceivedAt, Ms.Of(board.Lag), ProgressView.Of(board.All.Progress)));
}

/// <summary>All queues and agents together.</summary>
internal sealed record BoardTotalView(
    QueueNowView Now, PeriodView Interval, PeriodView Today, IReadOnlyDictionary<string, int> AgentsByStatus);

/// <summary>An agent among others; the occupancy in hundredths, so that not every moment is a change.</summary>
internal sealed record AgentLineView(
    Guid Agent, string? Name, string? Status, DateTimeOffset? Since, Guid? Queuecall, int Handled, double? Occupancy)
{
    public static AgentLineView Of(AgentFigures one, Names names) => new(
        one.Agent,
        names.Of(one.Agent, one.Name),
        one.Status,
        one.Since,
        one.Queuecall,
        one.Handled,
        one.Occupancy is { } share ? Math.Round(share, 2) : null);
}

/// <summary>The calls that have not ended, and the newest of them.</summary>
internal sealed record BoardCallsView(
    long Live, IReadOnlyDictionary<string, long> ByStatus, IReadOnlyList<CallLineView> Newest)
{
    /// <summary>What is shown of them to somebody.</summary>
    public BoardCallsView Under(Hidden hidden) => this with
    {
        Newest = [.. Newest.Select(call => call with
        {
            Source = Veil.Over(call.Source, hidden),
            Destination = Veil.Over(call.Destination, hidden),
        })],
    };
}

/// <summary>A call among others.</summary>
internal sealed record CallLineView(
    Guid Call,
    string? Status,
    string? Direction,
    string? Source,
    string? Destination,
    DateTimeOffset? CreatedAt,
    Guid? Queue,
    Guid? Master)
{
    public static CallLineView Of(LiveCall one) => new(
        one.Call, one.Status, one.Direction, one.Source, one.Destination, one.CreatedAt, one.Queue, one.Master);
}

/// <summary>An event that its lifecycle cannot explain.</summary>
internal sealed record AnomalyView(
    Position Position, string Resource, string Id, string Event, DateTimeOffset ReceivedAt, string Reason);

/// <summary>Whether it is connected, and how far it is behind.</summary>
internal sealed record BoardFeedView(DateTimeOffset? LastReceivedAt, long LagMs, ProgressView Progress);
