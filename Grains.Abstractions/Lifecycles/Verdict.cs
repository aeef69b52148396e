namespace VoipbinGrains.Lifecycles;

/// <summary>What became of a webhook.</summary>
public enum Verdict
{
    /// <summary>Recorded, and the state moved.</summary>
    Applied,

    /// <summary>Recorded, but older than what is known: history moved, the state did not.</summary>
    Late,

    /// <summary>The same event is recorded already.</summary>
    Duplicate,

    /// <summary>Kept whole, but no resource's: its type is not modelled, or its resource was purged.</summary>
    Stored,

    /// <summary>An operator withdrew an event: the state is what the others add up to.</summary>
    Withdrawn,
}
