using System.Runtime.InteropServices;

namespace VoipbinGrains.Grains.Figures;

/// <summary>Times in order, each as often as it was added. What comes last by the clock is added fastest.</summary>
internal sealed class SortedTimes
{
    private readonly List<long> times = [];

    public int Count => times.Count;

    public long this[int index] => times[index];

    /// <summary>How many are not after a moment.</summary>
    public int CountUpTo(long moment)
    {
        var (first, end) = (0, times.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = times[middle] <= moment ? (middle + 1, end) : (first, middle);
        }

        return first;
    }

    public void Add(long time) => times.Insert(CountUpTo(time), time);

    /// <summary>Removes one that was added.</summary>
    public void Remove(long time) => times.RemoveAt(CountUpTo(time) - 1);

    public void CopyTo(Span<long> other) => CollectionsMarshal.AsSpan(times).CopyTo(other);
}
