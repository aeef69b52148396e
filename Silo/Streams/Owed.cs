namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// What subscribers of a queue are owed that no open cursor tells: it was given to the agent and not taken up yet, or
/// its cursor was closed and the next one is not open.
/// </summary>
internal sealed class Owed(TimeProvider time)
{
    /// <summary>How long it may take from a wake to open cursors: an agent asks a subscriber for 5 s at most.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private readonly Dictionary<StreamId, Held> held = [];
    private readonly Dictionary<StreamId, long> given = [];
    private readonly Dictionary<StreamId, List<Left>> left = [];
    private readonly Dictionary<(StreamId Stream, long After), long> forgiven = [];

    /// <summary>Keeps a position of a stream until the agent had time to open its cursors.</summary>
    public void Hold(StreamId stream, long position, long floor) =>
        held[stream] = held.TryGetValue(stream, out var known)
            ? new Held(Math.Min(position, known.Position), Math.Max(floor, known.Floor), null)
            : new Held(position, floor, null);

    /// <summary>Whether a position of the stream is kept.</summary>
    public bool Holds(StreamId stream) => held.ContainsKey(stream);

    /// <summary>Keeps no position of a stream.</summary>
    public void Release(StreamId stream) => held.Remove(stream);

    /// <summary>
    /// The agent is told which streams to look at; with those that it was told of before it has dealt by now.
    /// </summary>
    public void Give(IReadOnlyDictionary<StreamId, long> wakes)
    {
        foreach (var stream in given.Keys)
        {
            if (held.TryGetValue(stream, out var known) && known.Since is null)
            {
                held[stream] = known with { Since = time.GetTimestamp() };
            }
        }

        given.Clear();
        foreach (var (stream, after) in wakes)
        {
            given[stream] = after;
        }
    }

    /// <summary>A cursor is closed that may not have delivered everything.</summary>
    public void Leave(StreamCursor cursor)
    {
        if (!cursor.IsBehind && cursor.Floor == 0)
        {
            return;
        }

        left.TryAdd(cursor.Stream, []);
        left[cursor.Stream].Add(new Left(
            cursor.At, cursor.Handed, cursor.Floor, cursor.IsBehind, time.GetTimestamp()));
    }

    /// <summary>
    /// Where a subscriber without a token begins: at what its stream is owed since it was subscribed to.
    /// </summary>
    public long Newest(StreamId stream, long reached) =>
        held.TryGetValue(stream, out var known) ? Math.Min(known.Position, reached) : reached;

    /// <summary>What <see cref="Laggard.Floor"/> says for whoever goes on from a position.</summary>
    public long FloorAt(StreamId stream, long after)
    {
        if (forgiven.Remove((stream, after), out var gone))
        {
            return gone;
        }

        var fromHeld = held.TryGetValue(stream, out var known) && known.Position == after ? known.Floor : 0;
        var fromLeft = left.TryGetValue(stream, out var all)
            ? all.Where(one => one.At <= after && after <= one.Handed).Select(one => one.Floor).DefaultIfEmpty().Max()
            : 0;
        return Math.Max(fromHeld, fromLeft);
    }

    /// <summary>
    /// A subscriber is told that something is gone: whoever takes its cursor's place goes on all the same.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The position after which it is gone.</param>
    /// <param name="gone">The position up to which it is.</param>
    public void Forgive(StreamId stream, long after, long gone) => forgiven[(stream, after)] = gone;

    /// <summary>All that is owed; what was long enough ago is no more.</summary>
    public Lag Look()
    {
        var lag = new Lag();
        foreach (var (stream, one) in held.ToList())
        {
            if (one.Since is { } since && time.GetElapsedTime(since) > Settling)
            {
                held.Remove(stream);
            }
            else
            {
                lag.Add(stream, one.Position, one.Floor);
            }
        }

        foreach (var (stream, after) in given)
        {
            lag.Add(stream, after, 0);
        }

        foreach (var (stream, all) in left.ToList())
        {
            foreach (var one in all.FindAll(one => time.GetElapsedTime(one.When) > Settling))
            {
                all.Remove(one);
                lag.Expire(stream, one.IsBehind ? one.At : null);
            }

            all.Where(one => one.IsBehind).ToList().ForEach(one => lag.Add(stream, one.At, one.Floor));
            if (all.Count == 0)
            {
                left.Remove(stream);
            }
        }

        return lag;
    }

    private sealed record Held(long Position, long Floor, long? Since);

    private sealed record Left(long At, long Handed, long Floor, bool IsBehind, long When);
}
