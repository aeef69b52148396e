using Orleans.Streams;
using VoipbinGrains.Feed;
using VoipbinGrains.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>
/// A queue: the streams whose names fall on it, their newest changes, and the cursors of those who hear them. The tail
/// fills it, the queue's agent delivers from it, and what is not told yet is known from its cursors.
/// </summary>
/// <param name="id">The queue.</param>
/// <param name="load">Reads a part of a stream from the journal.</param>
/// <param name="implicits">The streams that kinds of grains subscribe to by their namespace.</param>
/// <param name="time">The clock.</param>
/// <param name="keeps">How much it keeps for all; null for as much as serves a silo.</param>
internal sealed class QueueCache(
    QueueId id, LoadStream load, IImplicitStreams implicits, TimeProvider time, BatchSize? keeps = null)
{
    private readonly Wakes wakes = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Held by whoever looks at the queue or changes it, and never for long.</summary>
    public Lock Gate { get; } = new();

    public QueueId Id => id;

    /// <summary>Reads a part of a stream from the journal.</summary>
    public LoadStream Load => load;

    /// <summary>What the cursors read from.</summary>
    public QueueWindow Window { get; } = new(keeps ?? new BatchSize(4_096, 2 * 1024 * 1024));

    /// <summary>Who hears which of its streams.</summary>
    public Hearers Hearers { get; } = new(implicits);

    /// <summary>What no open cursor tells.</summary>
    public Owed Owed { get; } = new(time);

    /// <summary>The dead letters to tell once more.</summary>
    public SecondChances Chances { get; } = new(time);

    /// <summary>Counts the queue's owners; null as long as it is not this silo's.</summary>
    public long? Epoch { get; set; }

    /// <summary>Ends when its agent has given it back.</summary>
    public Task Closed => closed.Task;

    /// <summary>Whether anybody hears any of its streams.</summary>
    public bool IsActive => Locked(() => Epoch is not null && Hearers.Any);

    /// <summary>The position up to which the tail has filled it.</summary>
    public long Reached => Locked(() => Window.Reached);

    /// <summary>Ends when there is something to wake somebody for, after it was asked for.</summary>
    public Task More => wakes.More;

    /// <summary>The queue's agent gives it back.</summary>
    public void Close() => closed.TrySetResult();

    /// <summary>Is told that a stream of the queue is subscribed to, or no more.</summary>
    public void Subscribe(Subscribed change)
    {
        var stream = StreamName.Parse(change.Stream);
        lock (Gate)
        {
            if (change.Subscribers == 0)
            {
                Hearers.Remove(stream);
                Owed.Release(stream);
                ForgetUnheard(stream);
                return;
            }

            if (change.Since is { } jump && !Hearers.Any)
            {
                Window.Reach(jump); // nobody wanted what is before
            }

            Hearers.Set(stream, change);
            Window.Watch(stream);
            if (change.Since is { } since)
            {
                Owe(stream, since, floor: 0);
            }
        }
    }

    /// <summary>Adds the next changes of the feed, those that are in the queue's streams.</summary>
    /// <param name="changes">The changes, in order; those that were added before are passed over.</param>
    /// <param name="reached">The position up to which they are complete.</param>
    public void Add(IReadOnlyList<(StreamId Stream, Change Change)> changes, long reached)
    {
        lock (Gate)
        {
            foreach (var (stream, change) in changes)
            {
                if (change.Position > Window.Reached && Hearers.Has(stream))
                {
                    Window.Watch(stream);
                    Window.Add(stream, change);
                    Wake(stream, change.Position - 1);
                }
            }

            Window.Reach(reached);
        }
    }

    /// <summary>Has the agent look at a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The position after which there may be something.</param>
    public void Wake(StreamId stream, long after) => wakes.Add(stream, after);

    /// <summary>The streams to look at; of those from the last time the agent knows by now.</summary>
    public List<IBatchContainer> TakeWakes()
    {
        lock (Gate)
        {
            Owed.Give(wakes.Pending);
            return wakes.Take();
        }
    }

    /// <summary>How the queue stands.</summary>
    public QueueLook Look()
    {
        lock (Gate)
        {
            var lag = Owed.Look();
            foreach (var (stream, after) in lag.Expired.Where(one => !Hearers.Cursors.Has(one.Stream)))
            {
                Wake(stream, after); // its agent has lost sight of it
            }

            wakes.Pending.ToList().ForEach(one => lag.Add(one.Key, one.Value, 0));
            Hearers.Cursors.Behind.ToList().ForEach(one => lag.Add(one.Stream, one.At, one.Floor));
            Window.Tidy(Hearers.IsNamed);
            return new QueueLook(
                new Checkpoint((int)id.GetNumericId(), Epoch ?? 0, Window.Reached, lag.ToLaggards()),
                Hearers.Settle(Owed.Holds), Chances.Look(), Chances.TakeRecovered());
        }
    }

    /// <summary>Opens a cursor at a token; without one, at what is newest.</summary>
    public StreamCursor OpenCursor(StreamId stream, StreamSequenceToken? token)
    {
        lock (Gate)
        {
            var after = token is null ? Owed.Newest(stream, Window.Reached) : JournalToken.After(token);
            var cursor = new StreamCursor(this, stream, after, Owed.FloorAt(stream, after));
            Hearers.Cursors.Add(cursor);
            Window.Watch(stream);
            return cursor;
        }
    }

    /// <summary>
    /// Forgets a cursor; what it had not delivered is owed for a while, for another may take its place.
    /// </summary>
    public void Close(StreamCursor cursor)
    {
        if (Hearers.Cursors.Remove(cursor))
        {
            Owed.Leave(cursor);
            ForgetUnheard(cursor.Stream);
        }
    }

    /// <summary>Has the agent look at a stream that is owed what follows a position.</summary>
    public void Owe(StreamId stream, long position, long floor)
    {
        if (Hearers.Has(stream))
        {
            Owed.Hold(stream, position, floor);
            Wake(stream, position);
        }
    }

    // what is not added from here on must not look as if it were
    private void ForgetUnheard(StreamId stream)
    {
        if (!Hearers.Has(stream))
        {
            Window.Forget(stream);
        }
    }

    private T Locked<T>(Func<T> look)
    {
        lock (Gate)
        {
            return look();
        }
    }
}
