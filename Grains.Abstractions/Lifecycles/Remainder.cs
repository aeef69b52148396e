using VoipbinGrains.Resources;

namespace VoipbinGrains.Lifecycles;

/// <summary>
/// What a resource's events add up to without one of them, by the same rule of order: the greatest key of those that
/// are not withdrawn is the state. Shown all recorded events, in any order.
/// </summary>
/// <param name="resource">The resource's kind.</param>
/// <param name="position">The place in the feed of the event that is withdrawn.</param>
public sealed class Remainder(ResourceType resource, long position)
{
    private static readonly byte[] nothing = "{}"u8.ToArray();

    private readonly Dictionary<int, long> withdrawals = [];
    private bool deleted;
    private int anomalies;

    /// <summary>The event that is withdrawn; null if the resource has none at that position.</summary>
    public RecordedEvent? Withdrawn { get; private set; }

    /// <summary>Whether the data of that event is gone.</summary>
    public bool IsErased => Withdrawn?.Data.Span.SequenceEqual(nothing) is true;

    /// <summary>The newest of the others; null if there is none.</summary>
    public RecordedEvent? Winner { get; private set; }

    /// <summary>What is kept of data that is removed.</summary>
    public static ReadOnlyMemory<byte> Nothing => nothing;

    /// <summary>The place in the feed of a withdrawal.</summary>
    /// <param name="version">The withdrawal's version.</param>
    public long PositionOf(int version) => withdrawals[version];

    /// <summary>Takes a recorded event into account.</summary>
    /// <param name="recorded">The event.</param>
    public void Add(RecordedEvent recorded)
    {
        if (recorded.Disposition is Disposition.Withdrawal)
        {
            withdrawals.Add(recorded.Version, recorded.Position);
        }
        else if (recorded.Position == position)
        {
            Withdrawn = recorded;
        }
        else if (recorded.WithdrawnBy is null)
        {
            Winner = Winner is null || recorded.Key > Winner.Key ? recorded : Winner;
            deleted |= resource.Lifecycle.Deletes(recorded);
            anomalies += recorded.Disposition is Disposition.Anomaly ? 1 : 0;
        }
    }

    /// <summary>
    /// The withdrawal, to be recorded as the resource's next version. Its data is that of the event that makes the
    /// state from now on. A resource of which nothing is left has ended.
    /// </summary>
    /// <param name="standing">How the resource stands.</param>
    /// <param name="asked">What was asked for.</param>
    public RecordedEvent Record(Standing standing, Withdrawal asked)
    {
        var version = standing.Version + 1;
        var word = $"{resource.Name}_event_withdrawn";
        return new RecordedEvent
        {
            Event = word,
            SentAs = word,
            Status = null,
            ReceivedAt = asked.At,
            Version = version,
            Disposition = Disposition.Withdrawal,
            Reason = $"It withdraws version {Withdrawn!.Version}: {asked.Reason}",
            Key = EventKey.OfWithdrawal(position, version),
            Data = Winner?.Data ?? nothing,
            Aftermath = new Aftermath
            {
                Winner = Winner?.Version ?? version,
                PreviousStatus = standing.Winner.Status,
                Status = Winner?.Status,
                Deleted = deleted,
                Ended = Winner is null || deleted || resource.Lifecycle.IsTerminal(Winner.Status),
                Anomalies = anomalies,
            },
        };
    }
}
