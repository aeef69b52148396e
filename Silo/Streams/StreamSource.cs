using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// Where a cursor takes a stream's changes from: the window, and the journal when that has dropped them.
/// </summary>
internal sealed class StreamSource : IDisposable
{
    /// <summary>
    /// How much is delivered together: a client takes few calls a second, however many changes each brings.
    /// </summary>
    private static readonly BatchSize Most = new(100, 512 * 1024);

    private readonly QueueCache cache;
    private readonly StreamId stream;
    private readonly ReadAhead read;
    private bool waits;

    /// <param name="cache">Has the window, and wakes the agent.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The position after which to begin.</param>
    /// <param name="floor">What <see cref="Laggard.Floor"/> says.</param>
    public StreamSource(QueueCache cache, StreamId stream, long after, long floor)
    {
        this.cache = cache;
        this.stream = stream;
        read = new ReadAhead(stream, cache.Load, after, floor, Wake);
        Handed = after;
    }

    /// <summary>The position up to which everything was taken.</summary>
    public long Handed { get; private set; }

    /// <summary>What <see cref="Laggard.Floor"/> says.</summary>
    public long Floor => read.Floor;

    /// <summary>The position from which on all was still there when the journal was read last.</summary>
    public long Retained => read.Retained;

    /// <summary>Whether nothing is read from the journal, or being read.</summary>
    public bool IsIdle => read.IsIdle;

    /// <summary>Whether there is more, or may be.</summary>
    public bool HasMore =>
        read.HasMore || !cache.Window.Covers(stream, Handed) || cache.Window.HasMore(stream, Handed);

    /// <summary>Takes what is next; nothing if it is not there yet: then the agent is woken when it is.</summary>
    /// <exception cref="PositionGoneException">Retention has taken it.</exception>
    public List<Change> Take()
    {
        while (!read.HasMore)
        {
            Handed = Math.Max(Handed, read.Reached);
            if (cache.Window.Covers(stream, Handed))
            {
                read.Drop();
                return Hand(cache.Window.Read(stream, Handed, Most));
            }

            if (!read.TryTurn(Handed))
            {
                waits = true;
                return [];
            }
        }

        var taken = Hand(read.Take(Most));
        if (!cache.Window.Covers(stream, read.Reached))
        {
            read.Continue();
        }

        return taken;
    }

    /// <inheritdoc/>
    public void Dispose() => read.Dispose();

    private List<Change> Hand(List<Change> taken)
    {
        Handed = taken.Count > 0 ? taken[^1].Position : Handed;
        return taken;
    }

    private void Wake()
    {
        lock (cache.Gate)
        {
            if (waits)
            {
                waits = false;
                cache.Wake(stream, Handed);
            }
        }
    }
}
