using VoipbinGrains.Feed;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// The newest changes of a queue's streams, as far as anybody wants them. It never grows for anyone: what it has
/// dropped is read from the journal.
/// </summary>
/// <param name="most">The most to keep.</param>
internal sealed class QueueWindow(BatchSize most)
{
    private readonly Dictionary<StreamId, StreamWindow> streams = [];
    private readonly Queue<StreamWindow> oldest = [];
    private long bytes;
    private int changes;

    /// <summary>The position up to which everything was added.</summary>
    public long Reached { get; private set; }

    /// <summary>From here on keeps a stream's changes.</summary>
    public void Watch(StreamId stream) => streams.TryAdd(stream, new StreamWindow(stream, Reached));

    /// <summary>Keeps a stream's changes no more.</summary>
    public void Forget(StreamId stream)
    {
        if (streams.Remove(stream, out var window))
        {
            bytes -= window.Bytes;
            changes -= window.Count;
            window.Clear(Reached); // those that stand for it among the oldest are passed over
        }
    }

    /// <summary>Whether a stream's changes are kept.</summary>
    public bool IsWatched(StreamId stream) => streams.ContainsKey(stream);

    /// <summary>Adds the next change of a stream, whose changes are kept.</summary>
    public void Add(StreamId stream, Change change)
    {
        var window = streams[stream];
        window.Add(change);
        oldest.Enqueue(window);
        bytes += change.Size;
        changes++;
        while (bytes > most.Bytes || changes > most.Changes || oldest.Count > 2 * most.Changes)
        {
            var dropped = oldest.Dequeue().Drop();
            bytes -= dropped?.Size ?? 0;
            changes -= dropped is null ? 0 : 1;
        }
    }

    /// <summary>Tells that everything up to a position was added.</summary>
    public void Reach(long position) => Reached = Math.Max(Reached, position);

    /// <summary>Whether the window holds everything of a stream after a position.</summary>
    public bool Covers(StreamId stream, long after) =>
        after >= (streams.TryGetValue(stream, out var window) ? window.Complete : Reached);

    /// <summary>Whether the window holds anything of a stream after a position.</summary>
    public bool HasMore(StreamId stream, long after) =>
        streams.TryGetValue(stream, out var window) && window.Last > after;

    /// <summary>What follows a position in a stream that the window covers from there.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The position.</param>
    /// <param name="size">How much to take.</param>
    public List<Change> Read(StreamId stream, long after, BatchSize size) =>
        streams.TryGetValue(stream, out var window) ? window.Read(after, size) : [];

    /// <summary>Forgets streams of which nothing is kept and that nobody needs.</summary>
    public void Tidy(Func<StreamId, bool> isNeeded)
    {
        foreach (var window in streams.Values.Where(one => one.Count == 0 && !isNeeded(one.Stream)).ToList())
        {
            streams.Remove(window.Stream);
        }
    }
}
