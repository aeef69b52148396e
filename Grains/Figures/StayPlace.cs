namespace VoipbinGrains.Grains.Figures;

/// <summary>
/// Where a queuecall is counted: what was added there is what has to be taken out when it is another. Times are in
/// microseconds since 1970.
/// </summary>
/// <param name="Queue">Its queue; null if it cannot be known.</param>
/// <param name="Agent">Its agent; null if there is none.</param>
/// <param name="IsOpen">Whether it is not over.</param>
/// <param name="CreatedAt">When its wait began.</param>
/// <param name="ServedAt">When it was served first; null if it was not, or is not answered.</param>
/// <param name="LeftAt">When its wait ended; null if it has not, or if that is not known.</param>
/// <param name="IsAnswered">How.</param>
/// <param name="Talk">How long it talked; null if it is not known.</param>
internal readonly record struct StayPlace(
    Guid? Queue,
    Guid? Agent,
    bool IsOpen,
    long CreatedAt,
    long? ServedAt,
    long? LeftAt,
    bool IsAnswered,
    long? Talk)
{
    /// <summary>Its wait, once it is over.</summary>
    public long Wait => LeftAt!.Value - CreatedAt;

    /// <summary>Where a queuecall is counted now; null if nothing but its being listed is known of it.</summary>
    public static StayPlace? Of(QueuecallFacts stay) => !stay.IsHeard ? null : new StayPlace(
        stay.Queue,
        stay.Agent,
        !stay.IsOver,
        stay.CreatedAt,
        stay.IsAnswered ? stay.ServedAt : null,
        stay.LeftAt,
        stay.IsAnswered,
        stay.Talk);
}
