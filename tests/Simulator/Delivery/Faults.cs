namespace VoipbinGrains.Simulator.Delivery;

/// <summary>
/// What happens to events on their way before they are sent: some are lost, some sent twice, all of them late by
/// chance. As many numbers are drawn whatever is asked for, so that the same seed makes the same faults.
/// </summary>
internal sealed class Faults(int seed, TimeSpan reorder, double duplicates, double loss)
{
    private readonly Random random = new(seed);

    /// <summary>How late the next event is sent, once or twice; not at all if it is lost.</summary>
    public IReadOnlyList<TimeSpan> Next()
    {
        var isLost = random.NextDouble() < loss;
        var isTwice = random.NextDouble() < duplicates;
        var (first, second) = (reorder * random.NextDouble(), reorder * random.NextDouble());
        return isLost ? [] : isTwice ? [first, second] : [first];
    }
}
