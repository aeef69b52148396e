namespace VoipbinGrains.Figures;

/// <summary>
/// What is happening now, in figures: a read model that follows the feed, for all tenants. There is one, of key 0.
/// </summary>
[GrainInterfaceType("voipbin.figures"), Alias("voipbin.IFiguresGrain")]
public interface IFiguresGrain : IGrainWithIntegerKey
{
    /// <summary>A queue's figures; one that nobody told of has some too.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="query">For which moment.</param>
    [Alias("OfQueue")]
    ValueTask<QueueFigures> OfQueue(string tenant, Guid queue, FiguresQuery query);

    /// <summary>An agent's figures.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="query">For which moment.</param>
    [Alias("OfAgent")]
    ValueTask<AgentFigures> OfAgent(string tenant, Guid agent, FiguresQuery query);

    /// <summary>All figures, the newest calls and the last anomalies.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="query">For which moment.</param>
    [Alias("ReadBoard")]
    ValueTask<Board> ReadBoard(string tenant, FiguresQuery query);

    /// <summary>The queuecalls behind a number, oldest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="queue">The queue; null for all together.</param>
    /// <param name="number">The number.</param>
    /// <param name="ofInterval">Whether it is the running interval's and not the day's.</param>
    /// <param name="query">For which moment.</param>
    /// <param name="after">How many to leave out.</param>
    /// <param name="size">The most to return, 1 to 1000.</param>
    [Alias("List")]
    ValueTask<CountedList> List(
        string tenant, Guid? queue, FiguresNumber number, bool ofInterval, FiguresQuery query, long after, int size);

    /// <summary>What belongs to a call, up to the last commit.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="call">The call; it need not be known itself.</param>
    [Alias("PartsOf")]
    ValueTask<ConversationParts> PartsOf(string tenant, Guid call);

    /// <summary>How far the figures have followed the feed.</summary>
    [Alias("GetProgress")]
    ValueTask<FiguresProgress> GetProgress();

    /// <summary>Begins to make the figures anew from the feed's beginning; meanwhile the known ones are told.</summary>
    [Alias("Rebuild")]
    ValueTask<FiguresProgress> Rebuild();
}
