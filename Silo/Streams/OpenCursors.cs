using Orleans.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>The cursors that a queue's agent has open.</summary>
internal sealed class OpenCursors
{
    private readonly Dictionary<StreamId, List<StreamCursor>> open = [];

    public bool Any => open.Count > 0;

    /// <summary>Those that have not delivered everything.</summary>
    public IEnumerable<StreamCursor> Behind => open.Values.SelectMany(all => all).Where(one => one.IsBehind);

    public bool Has(StreamId stream) => open.ContainsKey(stream);

    public void Add(StreamCursor cursor)
    {
        open.TryAdd(cursor.Stream, []);
        open[cursor.Stream].Add(cursor);
    }

    /// <returns>False if it is not open.</returns>
    public bool Remove(StreamCursor cursor)
    {
        if (!open.TryGetValue(cursor.Stream, out var all) || !all.Remove(cursor))
        {
            return false;
        }

        if (all.Count == 0)
        {
            open.Remove(cursor.Stream);
        }

        return true;
    }

    /// <summary>The change that a subscriber has not taken; null if the token is of none, or of several.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="token">Where the stream stands after it.</param>
    /// <param name="subscription">The subscription.</param>
    public FailedChange? FindFailed(StreamId stream, StreamSequenceToken token, Guid subscription) =>
        open.TryGetValue(stream, out var all)
            ? all.Select(one => one.FindFailed(token, subscription)).FirstOrDefault(found => found is not null)
            : null;
}
