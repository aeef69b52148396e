namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// The queuecalls of a queue, or of all together, as they are counted: kept up with each event, so that figures are
/// read without looking at each queuecall. Times are in microseconds since 1970.
/// </summary>
internal sealed class QueueTally
{
    private static readonly QuarterCount nobody = new();

    private readonly HashSet<QueuecallFacts> open = [];
    private readonly Dictionary<long, QuarterCount> quarters = [];
    private int stays;

    /// <summary>Those that are not over, as far as is known.</summary>
    public IReadOnlyCollection<QueuecallFacts> Open => open;

    /// <summary>When the waits began that have ended.</summary>
    public SortedTimes Begins { get; } = new();

    /// <summary>When they ended.</summary>
    public SortedTimes Ends { get; } = new();

    public bool IsEmpty => stays == 0;

    /// <summary>Those that left the wait in the quarter of an hour that begins at a moment.</summary>
    public QuarterCount Quarter(long from) => quarters.GetValueOrDefault(from, nobody);

    public void Add(QueuecallFacts stay, StayPlace place)
    {
        stays++;
        if (place.IsOpen)
        {
            open.Add(stay);
        }

        if (place.LeftAt is { } left)
        {
            Begins.Add(place.CreatedAt);
            Ends.Add(left);
            var from = LocalDay.QuarterAt(left);
            if (!quarters.TryGetValue(from, out var quarter))
            {
                quarters[from] = quarter = new QuarterCount();
            }

            quarter.Add(place);
        }
    }

    public void Remove(QueuecallFacts stay, StayPlace place)
    {
        stays--;
        open.Remove(stay);
        if (place.LeftAt is { } left)
        {
            Begins.Remove(place.CreatedAt);
            Ends.Remove(left);
            var from = LocalDay.QuarterAt(left);
            quarters[from].Remove(place);
            if (quarters[from].IsEmpty)
            {
                quarters.Remove(from);
            }
        }
    }
}
