using VoipbinGrains.Lifecycles;

namespace VoipbinGrains.Grains.Figures;

/// <summary>What the newest of some events says. Which one that is, is a function of their set.</summary>
internal struct Newest<T>
{
    private EventKey key;

    /// <summary>Whether there was any.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>What it says; the default if there was none.</summary>
    public T? Value { get; private set; }

    /// <summary>Takes an event in, in any order and however often.</summary>
    public void Offer(EventKey of, T value)
    {
        if (!IsKnown || of > key)
        {
            (key, Value, IsKnown) = (of, value, true);
        }
    }
}
