using VoipbinGrains.Feed;

namespace VoipbinGrains.Silo.Streams;

/// <summary>How much is kept, or delivered together.</summary>
/// <param name="Changes">The most changes.</param>
/// <param name="Bytes">The most bytes; what is delivered may be one change that is larger.</param>
internal readonly record struct BatchSize(int Changes, long Bytes)
{
    /// <summary>The first of some changes, as many as fit.</summary>
    public List<Change> TakeFrom(List<Change> changes, int first)
    {
        var (last, bytes) = (first, 0L);
        while (last < changes.Count && last - first < Changes)
        {
            bytes += changes[last].Size;
            if (bytes > Bytes && last > first)
            {
                break;
            }

            last++;
        }

        return changes.GetRange(first, last - first);
    }
}
