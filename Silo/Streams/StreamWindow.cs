using VoipbinGrains.Feed;

namespace VoipbinGrains.Silo.Streams;

/// <summary>The newest changes of one stream.</summary>
internal sealed class StreamWindow(StreamId stream, long complete)
{
    private readonly List<Change> kept = [];
    private int first;

    public StreamId Stream => stream;

    /// <summary>Everything of the stream after this position, as far as it was read, is kept.</summary>
    public long Complete { get; private set; } = complete;

    /// <summary>The position of the newest; 0 if there is none.</summary>
    public long Last => Count > 0 ? kept[^1].Position : 0;

    public int Count => kept.Count - first;

    public long Bytes => kept.Skip(first).Sum(change => (long)change.Size);

    public void Add(Change change) => kept.Add(change);

    /// <summary>Drops the oldest; null if there is none.</summary>
    public Change? Drop()
    {
        if (Count == 0)
        {
            return null;
        }

        var dropped = kept[first];
        Complete = dropped.Position;
        if (++first > kept.Count / 2)
        {
            kept.RemoveRange(0, first);
            first = 0;
        }

        return dropped;
    }

    public void Clear(long reached)
    {
        kept.Clear();
        first = 0;
        Complete = reached;
    }

    public List<Change> Read(long after, BatchSize most)
    {
        var (low, high) = (first, kept.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = kept[middle].Position > after ? (low, middle) : (middle + 1, high);
        }

        return most.TakeFrom(kept, low);
    }
}
