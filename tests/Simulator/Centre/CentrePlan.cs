using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>How large a contact centre is and what it is to do. The same plan makes the same bodies.</summary>
internal sealed record CentrePlan
{
    /// <summary>What chance begins from.</summary>
    public required int Seed { get; init; }

    /// <summary>Where the simulated clock begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How many callers and called there are at a time.</summary>
    public int Calls { get; init; } = 8;

    public int Agents { get; init; } = 6;

    public int Queues { get; init; } = 2;

    /// <summary>The eras that resources are told in, each one at random.</summary>
    public IReadOnlyList<Era> Eras { get; init; } = [Era.Today];

    /// <summary>Whether queues are told of: VoIPBin never does, whatever its documentation says.</summary>
    public bool TellsQueues { get; init; }

    /// <summary>How long it is open, on the simulated clock; null for as long as nobody closes it.</summary>
    public TimeSpan? ClosesAfter { get; init; }

    /// <summary>After how many events it closes; null for any number.</summary>
    public long? ClosesAfterEvents { get; init; }
}
