namespace VoipbinGrains.Lifecycles;

/// <summary>How a recorded event was judged, once, against the state found on arrival.</summary>
public enum Disposition
{
    /// <summary>It is the newest, and the lifecycle lets its status follow.</summary>
    Applied,

    /// <summary>It is older than what was known.</summary>
    Late,

    /// <summary>
    /// The lifecycle cannot explain it: the newest, but its status cannot follow (the state moves all the same); or
    /// older by the lifecycle although its own time is more than a second after.
    /// </summary>
    Anomaly,

    /// <summary>It is none of VoIPBin's: it records that an operator withdrew another event of the resource.</summary>
    Withdrawal,
}
