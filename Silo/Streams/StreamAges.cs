namespace VoipbinGrains.Silo.Streams;

/// <summary>How long is kept what is of no use any more.</summary>
internal static class StreamAges
{
    /// <summary>A stream that nobody subscribes to any more: until every silo has heard of it.</summary>
    public static readonly TimeSpan Cleared = TimeSpan.FromHours(1);

    /// <summary>
    /// Who delivers a resource's stream that nobody ever subscribed to by name: until it is delivered no more.
    /// </summary>
    public static readonly TimeSpan Unused = TimeSpan.FromDays(7);

    /// <summary>A dead letter.</summary>
    public static readonly TimeSpan Letter = TimeSpan.FromDays(30);

    /// <summary>
    /// The mark of an unhealthy subscription after the last change that it did not take: whoever takes nothing is given
    /// up every few seconds, and marked anew.
    /// </summary>
    public static readonly TimeSpan Unhealthy = TimeSpan.FromMinutes(5);
}
