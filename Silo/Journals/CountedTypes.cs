namespace VoipbinGrains.Silo.Journals;

/// <summary>Under which types events are counted: senders can invent any, so a tenant's are limited.</summary>
internal static class CountedTypes
{
    /// <summary>How many types of a tenant are counted each for itself.</summary>
    public const int Most = 1_000;

    /// <summary>The type that the rest are counted under.</summary>
    public const string Other = "other";

    private const int LongestType = 100;

    /// <summary>The type that an event is counted under; it becomes known.</summary>
    /// <param name="known">The tenant's types that are counted already.</param>
    /// <param name="type">The event's type.</param>
    public static string Of(HashSet<string> known, string type)
    {
        var counted = known.Contains(type) || (type.Length <= LongestType && known.Count < Most) ? type : Other;
        known.Add(counted);
        return counted;
    }
}
