namespace VoipbinGrains.Grains.Figures;

/// <summary>The queuecalls that left the wait in a quarter of an hour. Times are in microseconds.</summary>
internal sealed class QuarterCount
{
    private int talks;
    private long talked;

    /// <summary>How long those waited that were answered.</summary>
    public SortedTimes Answered { get; } = new();

    /// <summary>How long those waited that were not.</summary>
    public SortedTimes Abandoned { get; } = new();

    /// <summary>How long the answered waited, together.</summary>
    public long Waited { get; private set; }

    /// <summary>How many of them have talked, and how long, together.</summary>
    public (int Count, long Time) Talks => (talks, talked);

    public bool IsEmpty => Answered.Count + Abandoned.Count == 0;

    public void Add(StayPlace place)
    {
        (place.IsAnswered ? Answered : Abandoned).Add(place.Wait);
        Count(place, 1);
    }

    public void Remove(StayPlace place)
    {
        (place.IsAnswered ? Answered : Abandoned).Remove(place.Wait);
        Count(place, -1);
    }

    private void Count(StayPlace place, int sign)
    {
        Waited += place.IsAnswered ? sign * place.Wait : 0;
        if (place.Talk is { } talk)
        {
            talks += sign;
            talked += sign * talk;
        }
    }
}
