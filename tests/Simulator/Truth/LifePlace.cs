namespace VoipbinGrains.Simulator.Truth;

/// <summary>
/// An event's place in the life of what it is about: the greatest of a resource's is its state. The rule of order,
/// restated plainly, so that the product can be held against it.
/// </summary>
/// <param name="First">What outweighs time.</param>
/// <param name="Time">The effective time; the least there is if it has none.</param>
/// <param name="Rank">The status's rank, where it decides between events of one time.</param>
/// <param name="Type">The rank of the type.</param>
/// <param name="Hash">What decides when all else is the same.</param>
internal readonly record struct LifePlace(int First, long Time, int Rank, int Type, EventHash Hash)
    : IComparable<LifePlace>
{
    public static LifePlace Of(string resource, string today, string? status, long? time, bool isGone, EventHash hash)
    {
        var isDeletion = today.EndsWith("_deleted", StringComparison.Ordinal);
        var first = resource switch
        {
            "call" => Words.Rank(resource, status),
            "queuecall" => Words.IsEnd(resource, status) ? 1 : 0,
            "activeflow" => Words.IsEnd(resource, status) ? 2 : isDeletion ? 1 : 0,
            _ => isDeletion || isGone ? 1 : 0,
        };
        var rank = resource is "queuecall" ? Words.Rank(resource, status) : 0;
        return new(first, time ?? long.MinValue, rank, Words.TypeRank(today), hash);
    }

    public int CompareTo(LifePlace other) =>
        (First, Time, Rank, Type, Hash).CompareTo((other.First, other.Time, other.Rank, other.Type, other.Hash));
}
