namespace VoipbinGrains.Api.Batches;

/// <summary>What became of a line while it was read.</summary>
internal enum BatchLineKind
{
    /// <summary>All of it is here.</summary>
    Whole,

    /// <summary>It is longer than a webhook's body may be; the next one is read all the same.</summary>
    TooLong,

    /// <summary>It is more than a batch may hold: neither it nor what follows is taken.</summary>
    TooMuch,

    /// <summary>It did not arrive: the sender fell silent, left, or the server stops. Nothing follows.</summary>
    Missing,
}
