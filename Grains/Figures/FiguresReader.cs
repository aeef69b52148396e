using VoipbinGrains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Grains.Figures;

/// <summary>Makes what is asked for of a tenant's book, for one moment.</summary>
internal sealed class FiguresReader(FiguresBook book, FiguresQuery query, FiguresProgress progress)
{
    private readonly LocalDay day = LocalDay.Of(query.AsOf, TimeZoneInfo.FindSystemTimeZoneById(query.TimeZone));

    public QueueFigures OfQueue(Guid queue) => Queues.Read(
        queue, book.NameOf(queue), book.Tallies.OfQueue(queue), withTrend: true);

    public AgentFigures OfAgent(Guid agent) => new AgentReader(query, day, progress).Read(
        agent, book.FindAgent(agent), book.Tallies.OfAgent(agent).Served);

    /// <param name="lag">How long after its receipt the last event was counted.</param>
    public Board Board(TimeSpan lag)
    {
        var tallies = book.Tallies;
        var queues = tallies.Queues.Keys.Union(book.Queues);
        var agents = tallies.Agents.Union(book.Agents.Select(agent => agent.Id));
        var (ofQueues, ofAgents) = (Queues, new AgentReader(query, day, progress));
        var overdueBefore = VoipbinTime.ToMicroseconds(query.CallsOverdueBefore);
        return new Board
        {
            All = ofQueues.ReadAll(tallies),
            Queues =
            [
                .. queues.Order().Select(
                    id => ofQueues.Read(id, book.NameOf(id), tallies.OfQueue(id), withTrend: false)),
            ],
            Agents =
            [
                .. agents.Order().Select(id => ofAgents.Read(id, book.FindAgent(id), tallies.OfAgent(id).Served)),
            ],
            CallsByStatus = book.LiveCalls.ByStatus(overdueBefore, book.FindCall),
            Calls = book.LiveCalls.Newest(VoipbinGrains.Figures.Board.MostShown, overdueBefore, book.FindCall),
            Anomalies = book.Anomalies.NewestFirst,
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
