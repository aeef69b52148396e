using VoipbinGrains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>Makes what is asked for of a tenant's book, for one moment.</summary>
internal sealed class FiguresReader(FiguresBook book, FiguresQuery query, FiguresProgress progress)
{
    private readonly LocalDay day = LocalDay.Of(query.AsOf, TimeZoneInfo.FindSystemTimeZoneById(query.TimeZone));

    public QueueFigures OfQueue(Guid queue) => Queues.Read(
        queue, book.NameOf(queue), [.. book.Queuecalls.Where(stay => stay.Queue == queue)], withTrend: true);

    public AgentFigures OfAgent(Guid agent) => new AgentReader(query, day, progress).Read(
        agent, book.FindAgent(agent), book.Queuecalls.Where(stay => stay.Agent == agent));

    /// <param name="lag">How long after its receipt the last event was counted.</param>
    public Board Board(TimeSpan lag)
    {
        var stays = book.Queuecalls.ToList();
        var byQueue = stays.Where(stay => stay.Queue is not null).ToLookup(stay => stay.Queue!.Value);
        var byAgent = stays.Where(stay => stay.Agent is not null).ToLookup(stay => stay.Agent!.Value);
        var queues = byQueue.Select(group => group.Key).Union(book.Queues);
        var agents = byAgent.Select(group => group.Key).Union(book.Agents.Select(agent => agent.Id));
        var ofAgents = new AgentReader(query, day, progress);
        var calls = new LiveCalls(book.Calls, VoipbinTime.ToMicroseconds(query.CallsOverdueBefore));
        return new Board
        {
            All = Queues.Read(queue: null, name: null, stays, withTrend: true),
            Queues =
            [
                .. queues.Order().Select(id => Queues.Read(id, book.NameOf(id), [.. byQueue[id]], withTrend: false)),
            ],
            Agents = [.. agents.Order().Select(id => ofAgents.Read(id, book.FindAgent(id), byAgent[id]))],
            CallsByStatus = calls.ByStatus,
            Calls = calls.Newest(VoipbinGrains.Figures.Board.MostShown),
            Anomalies = [.. book.Anomalies.Reverse()],
            LastReceivedAt = book.LastReceivedAt,
            Lag = lag,
        };
    }

    public CountedList List(Guid? queue, FiguresNumber number, bool ofInterval, long after, int size)
    {
        var behind = Queues.Behind(
            number, ofInterval, queue, book.Queuecalls.Where(stay => queue is null || stay.Queue == queue)).ToList();
        var part = behind.Skip((int)Math.Min(after, behind.Count)).Take(size).Select(Counted).ToList();
        return new CountedList(part, after + part.Count < behind.Count ? after + part.Count : null);
    }

    private QueueReader Queues => new(query, day, progress);

    private static CountedQueuecall Counted(QueuecallFacts stay) => new()
    {
        Queuecall = stay.Id,
        Call = stay.CallId,
        Queue = stay.Queue,
        Agent = stay.Agent,
        Status = stay.Status,
        CreatedAt = VoipbinTime.FromMicroseconds(stay.CreatedAt),
        LeftAt = stay.LeftAt is { } left ? VoipbinTime.FromMicroseconds(left) : null,
        EndedAt = stay.IsOver && stay.EndedAt is { } ended ? VoipbinTime.FromMicroseconds(ended) : null,
    };
}
